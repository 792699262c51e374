/* A label, a line feed, and bytes that are said to be of that charset. */
#include "mail/charset.h"

#include "fuzz.h"

static void
check_label(const char *label)
{
	g_autofree char *meant = charset_label(label);

	HOLDS(strchr(meant, '*') == NULL);
}

static void
check(const char *bytes, gsize size)
{
	const char *lf = size ? memchr(bytes, '\n', size) : NULL;
	gsize length = lf ? (gsize)(lf - bytes) : 0, decoded = 0;
	g_autofree char *label = fuzz_string(bytes, length);
	g_autoptr(GString) text =
		g_string_new_len(bytes + length, (gssize)(size - length));
	g_autofree char *utf8 =
		charset_decode(text, lf ? label : NULL, size % 2 > 0, &decoded);

	check_label(label);
	HOLDS(utf8[decoded] == '\0');
	for (gsize i = 0; i < decoded; i++)
		if (utf8[i] == '\0')
			utf8[i] = ' ';
	HOLDS(g_utf8_validate_len(utf8, decoded, NULL));
}

FUZZ_TARGET(fuzz_nothing, check)
