#include "mail/charset.h"

#include <string.h>
#include <uchardet/uchardet.h>

enum {
	LOOKED_AT_MAX = 64 * 1024,
	ENOUGH_8BIT = 8, /* of fewer, uchardet makes Esperanto of German */
};

static bool
has(const GString *bytes, const char *mark)
{
	return memmem(bytes->str, bytes->len, mark, strlen(mark)) != NULL;
}

/* Seven bits say what they are by how they begin. */
static const struct {
	const char *mark, *charset;
} escapes[] = {
	{ "\x1b$B", "iso-2022-jp" },
	{ "\x1b$@", "iso-2022-jp" },
	{ "\x1b(I", "iso-2022-jp" },
	{ "\x1b$)C", "iso-2022-kr" },
};

char *
charset_guess_7bit(const GString *bytes)
{
	if (memchr(bytes->str, 0x1b, bytes->len) == NULL ||
		charset_8bit(bytes) > 0)
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++)
		if (has(bytes, escapes[i].mark))
			return charset_meant(escapes[i].charset);
	return NULL;
}

char *
charset_guess_8bit(const GString *bytes)
{
	if (charset_8bit(bytes) < ENOUGH_8BIT)
		return NULL;
	uchardet_t detector = uchardet_new();

	uchardet_handle_data(detector, bytes->str,
		MIN(bytes->len, LOOKED_AT_MAX));
	uchardet_data_end(detector);
	char *charset = charset_meant(uchardet_get_charset(detector));

	uchardet_delete(detector);
	return charset;
}

/*
 * Without a mark in front the order of bytes is that of the blanks' and line
 * ends' zeros, else that of Windows, where such texts come from.  Without any
 * zero it is no such text at all.
 */
char *
charset_guess_wide(const GString *bytes, const char *declared)
{
	gsize zeros[2] = { 0, 0 };

	for (gsize i = 0; i < bytes->len; i++)
		zeros[i % 2] += bytes->str[i] == '\0';
	if (zeros[0] + zeros[1] == 0 &&
		g_utf8_validate_len(bytes->str, bytes->len, NULL))
		return NULL;
	if (strcmp(declared, "utf-16") != 0 ||
		g_str_has_prefix(bytes->str, "\xff\xfe") ||
		g_str_has_prefix(bytes->str, "\xfe\xff"))
		return g_strdup(declared);
	return g_strdup(zeros[0] > zeros[1] ? "utf-16be" : "utf-16le");
}
