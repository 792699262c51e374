#include "mail/charset.h"

#include <string.h>

enum {
	LABEL_MAX = 40,
	CHARACTER_MAX = 4,
	WRONG_ONE_IN = 4, /* more wrong bytes: that charset is a lie */
};

/* Labels that are used for more than they say, or that iconv does not know. */
static const struct {
	const char *label, *charset; /* NULL: as if nothing were declared */
} meant[] = {
	{ "us-ascii", NULL },
	{ "ascii", NULL },
	{ "ansi_x3.4-1968", NULL },
	{ "unknown-8bit", NULL },
	{ "x-unknown", NULL },
	{ "iso-8859-1", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "iso-8859-9", "windows-1254" },
	{ "iso-8859-8-i", "iso-8859-8" },
	{ "gb2312", "gb18030" },
	{ "gbk", "gb18030" },
	{ "x-gbk", "gb18030" },
	{ "euc-kr", "cp949" },
	{ "ks_c_5601-1987", "cp949" },
	{ "shift_jis", "cp932" },
	{ "koi8_r", "koi8-r" },
	{ "x-sjis", "cp932" },
	{ "tis-620", "windows-874" },
	{ "x-mac-roman", "macintosh" },
};

/* iconv gets no path and none of its own suffixes ("//IGNORE"). */
static bool
is_label(const char *label)
{
	size_t size =
		strspn(label, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:+");

	return size > 0 && size <= LABEL_MAX && label[size] == '\0';
}

static const char *
charset_meant(const char *declared)
{
	if (declared == NULL || !is_label(declared))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(meant); i++)
		if (g_ascii_strcasecmp(declared, meant[i].label) == 0)
			return meant[i].charset;
	return declared;
}

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

static gsize
count_8bit(const GString *bytes)
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
	gsize wrong = 0, limit = count_8bit(bytes) / WRONG_ONE_IN;
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

char *
charset_decode(const GString *bytes, const char *declared, bool cut,
	gsize *size)
{
	const char *charset = charset_meant(declared);
	char *text = NULL;

	if (charset != NULL && g_ascii_strcasecmp(charset, "utf-8") != 0)
		text = decode_all(bytes, charset, cut, size);
	if (text == NULL)
		text = decode_utf8(bytes, cut, size);
	if (text == NULL && charset != NULL)
		text = decode_leniently(bytes, charset, size);
	if (text == NULL)
		text = decode_all(bytes, "windows-1252", cut, size);
	if (text == NULL) /* five bytes are nothing there: here they are */
		text = decode_all(bytes, "iso-8859-1", cut, size);
	return only_unicode(text, size);
}

char *
charset_label(const char *label)
{
	g_autofree char *bare = g_strndup(label, strcspn(label, "*"));
	const char *charset = charset_meant(bare);

	return g_strdup(charset ? charset : bare);
}
