#include "mail/parameters.h"

#include <glib.h>
#include <stdbool.h>

enum { PIECE_MAX = 9999 }; /* all behind it are alike */

struct parameter {
	const char *text; /* not NUL-terminated */
	size_t size;
	int piece; /* -1: it is whole */
};

/* The ';' that is not quoted, or the end. */
static size_t
parameter_size(const char *text)
{
	bool quoted = false;
	const char *c = text;

	for (; *c != '\0' && (quoted || *c != ';'); c++) {
		if (*c == '"')
			quoted = !quoted;
		else if (quoted && *c == '\\' && (c[1] == '"' || c[1] == '\\'))
			c++;
	}
	return (size_t)(c - text);
}

/* Of "name*1" and "name*1*". */
static int
piece_number(const char *text, size_t size)
{
	size_t star = 0;
	int number = 0;

	while (star < size && text[star] != '*' && text[star] != '=')
		star++;
	if (star == size || text[star] != '*' || text[star + 1] == '=')
		return -1;
	if (!g_ascii_isdigit(text[star + 1]))
		return PIECE_MAX; /* no number: nonsense */
	for (const char *c = text + star + 1; g_ascii_isdigit(*c); c++)
		number = MIN(10 * number + g_ascii_digit_value(*c), PIECE_MAX);
	return number;
}

static int
compare(gconstpointer a, gconstpointer b)
{
	const struct parameter *one = a, *other = b;

	return one->piece - other->piece;
}

char *
parameters_in_order(const char *value)
{
	g_autoptr(GArray) list =
		g_array_new(FALSE, FALSE, sizeof(struct parameter));
	GString *ordered = g_string_new(NULL);

	for (const char *at = value;; at++) {
		size_t size = parameter_size(at);
		struct parameter next = { at, size, piece_number(at, size) };

		g_array_append_val(list, next);
		at += size;
		if (*at == '\0')
			break;
	}
	g_array_sort(list, compare); /* keeps the order of equals */
	for (guint i = 0; i < list->len; i++) {
		const struct parameter *parameter =
			&g_array_index(list, struct parameter, i);

		if (i > 0)
			g_string_append_c(ordered, ';');
		g_string_append_len(ordered, parameter->text,
			(gssize)parameter->size);
	}
	return g_string_free(ordered, FALSE);
}
