#include "mail/authres_fields.h"

#include "mail/authres.h"
#include "mail/authres_scan.h"

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
is_from_us(const struct field *received, const char *authserv_id)
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

	return name != NULL && open[-1] == ' ' &&
	       is_text(name + 1, open - 1, authserv_id);
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
pass_received(struct authres_fields *run, const struct field *received)
{
	if (run->outside || run->seen || !has_client(received))
		return false;
	run->outside = !is_from_us(received, run->authserv_id);
	return true;
}

/* "mx.example.com 1; ..." */
static bool
is_ours(const char *authserv_id, struct fields *value)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GString) comments = g_string_new(NULL);
	struct scan scan = { value->at, value->end, comments };
	char version[SCAN_WORD_BYTES];
	bool ours = scan_value(&scan, text) &&
		    g_ascii_strcasecmp(text->str, authserv_id) == 0 &&
		    scan_space(&scan);

	if (!ours)
		return false;
	if (scan.at < scan.end && *scan.at != ';' &&
		(!scan_word(&scan, version) || strcmp(version, "1") != 0))
		return false;
	value->at = scan.at;
	return true;
}

bool
authres_fields_next(struct authres_fields *run, struct fields *results)
{
	struct field field;

	while (*run->authserv_id && fields_next(&run->fields, &field)) {
		if (field_is(&field, "Received") && !pass_received(run, &field))
			return false;
		*results = fields_of(field.value, field.value_size);
		if (!field_is(&field, "Authentication-Results") ||
			!is_ours(run->authserv_id, results))
			continue;
		run->seen = !run->outside;
		return true;
	}
	return false;
}
