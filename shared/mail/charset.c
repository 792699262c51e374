#include "mail/charset.h"

#include <string.h>

enum {
	CHARACTER_MAX = 4,
	WRONG_ONE_IN = 4, /* more wrong bytes: that charset is a lie */
	NO_ACCIDENT = 2,  /* so many characters of UTF-8 are meant as that */
};

static char *
decode_all(const GString *bytes, const char *charset, bool cut, gsize *size)
{
	gsize read = 0;

	/* Asked for read, g_convert() forgives half a character at the end. */
	return g_convert(bytes->str, (gssize)bytes->len, "utf-8", charset,
		cut ? &read : NULL, size, NULL);
}

/* As g_utf8_validate_len(), to which a NUL is wrong. */
static bool
validate(const char *text, gsize size, const char **end)
{
	const char *behind = text + size;
	bool valid = g_utf8_validate_len(text, size, end);

	while (!valid && *end < behind && **end == '\0') {
		text = *end + 1;
		valid = g_utf8_validate_len(text, (gsize)(behind - text), end);
	}
	return valid;
}

/* The same for UTF-8, which nearly all is. */
static char *
decode_utf8(const GString *bytes, bool cut, gsize *size)
{
	const char *end = NULL;
	bool valid = validate(bytes->str, bytes->len, &end);
	gsize length = (gsize)(end - bytes->str);

	if (!valid && !(cut && bytes->len - length < CHARACTER_MAX))
		return NULL;
	char *text = g_malloc(length + 1);

	memcpy(text, bytes->str, length);
	text[length] = '\0';
	*size = length;
	return text;
}

gsize
charset_8bit(const GString *bytes)
{
	gsize n = 0;

	for (gsize i = 0; i < bytes->len; i++)
		n += (guchar)bytes->str[i] >= 0x80;
	return n;
}

/* NULL when too many bytes are wrong. */
static char *
decode_most(const GString *bytes, GIConv converter, gsize *size)
{
	g_autoptr(GString) text = g_string_new(NULL);
	gsize wrong = 0, limit = charset_8bit(bytes) / WRONG_ONE_IN;
	char *from = bytes->str;
	gsize left = bytes->len;

	while (left > 0 && wrong <= limit) {
		char chunk[4096], *to = chunk;
		gsize room = sizeof(chunk);
		gsize n = g_iconv(converter, &from, &left, &to, &room);

		g_string_append_len(text, chunk, to - chunk);
		if (n == (gsize)-1 && left > 0 && room > 8) { /* not E2BIG */
			g_string_append(text, "\xef\xbf\xbd");
			wrong++;
			from++;
			left--;
		}
	}
	if (wrong > limit)
		return NULL;
	*size = text->len;
	return g_string_free(g_steal_pointer(&text), FALSE);
}

static char *
decode_leniently(const GString *bytes, const char *charset, gsize *size)
{
	GIConv converter = g_iconv_open("utf-8", charset);

	if ((gintptr)converter == -1)
		return NULL;
	char *text = decode_most(bytes, converter, size);

	g_iconv_close(converter);
	return text;
}

/* To iconv there are characters behind U+10FFFF, in UTF-8 as in UCS-4. */
static char *
only_unicode(char *text, gsize *size)
{
	const char *end = NULL;

	if (validate(text, *size, &end))
		return text;
	char *valid = g_utf8_make_valid(text, (gssize)*size);

	g_free(text);
	*size = strlen(valid);
	return valid;
}

/*
 * Charsets of a byte per character whose bytes from 0x80 to 0xbf are hardly
 * ever letters, so that nobody's words look like UTF-8.  They do in those of
 * DOS, in Thai, and in short texts of several bytes per character.
 */
static bool
is_unlike_utf8(const char *charset)
{
	static const char *const families[] = { "windows-125", "iso-8859-",
		"koi8-", "mac" };

	for (size_t i = 0; i < G_N_ELEMENTS(families); i++)
		if (g_str_has_prefix(charset, families[i]))
			return true;
	return false;
}

/* If it is UTF-8: the characters that are no ASCII. */
static gsize
count_characters(const GString *bytes)
{
	gsize n = 0;

	for (gsize i = 0; i < bytes->len; i++)
		n += (guchar)bytes->str[i] >= 0xc0;
	return n;
}

/* In spite of what is declared. */
static char *
decode_mislabelled(const GString *bytes, const char *charset, bool cut,
	gsize *size)
{
	if (!is_unlike_utf8(charset) || count_characters(bytes) < NO_ACCIDENT)
		return NULL;
	return decode_utf8(bytes, cut, size);
}

/* What the bytes are taken for first: it may be a lie. */
static char *
first_choice(const GString *bytes, const char *declared)
{
	g_autofree char *charset = charset_meant(declared);

	if (charset == NULL)
		return charset_guess_7bit(bytes);
	if (g_str_has_prefix(charset, "utf-16") ||
		g_str_has_prefix(charset, "utf-32"))
		return charset_guess_wide(bytes, charset);
	return g_steal_pointer(&charset);
}

static char *
last_choice(const GString *bytes, bool cut, gsize *size)
{
	g_autofree char *guess = charset_guess_8bit(bytes);
	char *text = guess ? decode_all(bytes, guess, cut, size) : NULL;

	if (text == NULL)
		text = decode_all(bytes, "windows-1252", cut, size);
	if (text == NULL) /* five bytes are nothing there: here they are */
		text = decode_all(bytes, "iso-8859-1", cut, size);
	return text;
}

char *
charset_decode(const GString *bytes, const char *declared, bool cut,
	gsize *size)
{
	g_autofree char *charset = first_choice(bytes, declared);
	char *text = NULL;

	if (g_strcmp0(charset, "iso-2022-jp") == 0) {
		g_autoptr(GString) euc = charset_jis_to_euc(bytes);

		return charset_decode(euc, "euc-jp", cut, size);
	}
	if (charset != NULL)
		text = decode_mislabelled(bytes, charset, cut, size);
	if (text == NULL && charset != NULL && strcmp(charset, "utf-8") != 0)
		text = decode_all(bytes, charset, cut, size);
	if (text == NULL)
		text = decode_utf8(bytes, cut, size);
	if (text == NULL && charset != NULL)
		text = decode_leniently(bytes, charset, size);
	if (text == NULL)
		text = last_choice(bytes, cut, size);
	return only_unicode(text, size);
}
