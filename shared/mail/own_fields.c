#include "mail/own_fields.h"

#include <string.h>

static bool
is_text(const char *at, const char *end, const char *text)
{
	size_t size = strlen(text);

	return (size_t)(end - at) == size &&
	       g_ascii_strncasecmp(at, text, size) == 0;
}

/*
 * "from HELO (NAME [ADDRESS])": what our own server saw of the client stands
 * last on the first line; HELO is the client's own word, and may be several.
 */
static bool
is_from_us(const struct field *received, const char *host)
{
	const char *start = received->value;
	const char *end = memchr(start, '\n', received->value_size);
	const char *open =
		end ? memrchr(start, '[', (size_t)(end - start)) : NULL;
	const char *close =
		open ? memchr(open, ']', (size_t)(end - open)) : NULL;

	if (close == NULL || close[1] != ')')
		return false;
	if (g_str_has_prefix(open, "[127.") || is_text(open, close, "[::1") ||
		is_text(open, close, "[IPv6:::1"))
		return true;
	const char *name = memrchr(start, '(', (size_t)(open - start));

	return *host != '\0' && name != NULL && open[-1] == ' ' &&
	       is_text(name + 1, open - 1, host);
}

static bool
has_client(const struct field *received)
{
	const char *at = received->value;
	gsize size = received->value_size;

	while (size > 0 && (*at == ' ' || *at == '\t')) {
		at++;
		size--;
	}
	return size > 5 && g_ascii_strncasecmp(at, "from ", 5) == 0;
}

/* False when the run ends here. */
static bool
pass_received(struct own_fields *run, const struct field *received)
{
	if (run->outside || run->seen || !has_client(received))
		return false;
	run->outside = !is_from_us(received, run->host);
	return true;
}

bool
own_fields_next(struct own_fields *run, struct field *field)
{
	if (!fields_next(&run->fields, field))
		return false;
	run->n++;
	run->bytes += field->name_size + field->value_size;
	return run->n <= OWN_FIELDS_MAX && run->bytes <= OWN_FIELDS_BYTES_MAX &&
	       (!field_is(field, "Received") || pass_received(run, field));
}

void
own_fields_found(struct own_fields *run)
{
	run->seen = !run->outside;
}
