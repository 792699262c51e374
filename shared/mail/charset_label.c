#include "mail/charset.h"

#include <string.h>

enum { LABEL_MAX = 40, DIGITS_MAX = 4 };

/*
 * All that iconv is ever asked for, by label without case and marks; '#' stands
 * for digits.  A list of what is allowed: of the 1,000 names that glibc knows,
 * some had holes (ISO-2022-CN-EXT, ISO-2022-JP-3, EBCDIC), and no mail has
 * them.  Labels are used for more than they say: browsers agree on how much.
 */
static const struct {
	const char *label, *charset; /* NULL: as if nothing were declared */
} meant[] = {
	{ "utf8", "utf-8" },
	{ "usascii", NULL },
	{ "ascii", NULL },
	{ "ansix341968", NULL },
	{ "iso646us", NULL },
	{ "iso88591", "windows-1252" },
	{ "latin1", "windows-1252" },
	{ "l1", "windows-1252" },
	{ "88591", "windows-1252" },
	{ "iso88599", "windows-1254" },
	{ "iso885911", "windows-874" },
	{ "iso88598i", "iso-8859-8" },
	{ "iso88598e", "iso-8859-8" },
	{ "iso8859#", "iso-8859-#" },
	{ "windows125#", "windows-125#" },
	{ "xcp125#", "windows-125#" },
	{ "cp125#", "windows-125#" },
	{ "windows874", "windows-874" },
	{ "tis620", "windows-874" },
	{ "koi8r", "koi8-r" },
	{ "koi8", "koi8-r" },
	{ "koi8u", "koi8-u" },
	{ "koi8ru", "koi8-u" },
	{ "ibm43#", "cp43#" },
	{ "cp43#", "cp43#" },
	{ "ibm85#", "cp85#" },
	{ "cp85#", "cp85#" },
	{ "ibm86#", "cp86#" },
	{ "cp86#", "cp86#" },
	{ "macintosh", "macintosh" },
	{ "xmacroman", "macintosh" },
	{ "maccyrillic", "mac-cyrillic" },
	{ "xmaccyrillic", "mac-cyrillic" },
	{ "viscii", "viscii" },
	{ "gb2312", "gb18030" },
	{ "gbk", "gb18030" },
	{ "xgbk", "gb18030" },
	{ "cp936", "gb18030" },
	{ "windows936", "gb18030" },
	{ "gb18030", "gb18030" },
	{ "euccn", "gb18030" },
	{ "big5", "big5-hkscs" },
	{ "big5hkscs", "big5-hkscs" },
	{ "cp950", "cp950" },
	{ "euctw", "euc-tw" },
	{ "euckr", "cp949" },
	{ "uhc", "cp949" },
	{ "cp949", "cp949" },
	{ "ksc56011987", "cp949" },
	{ "iso2022kr", "iso-2022-kr" },
	{ "shiftjis", "cp932" },
	{ "sjis", "cp932" },
	{ "xsjis", "cp932" },
	{ "cp932", "cp932" },
	{ "windows31j", "cp932" },
	{ "eucjp", "euc-jp-ms" },
	{ "xeucjp", "euc-jp-ms" },
	{ "iso2022jp", "iso-2022-jp" },
	{ "iso2022jp#", "iso-2022-jp" },
	{ "iso2022jpms", "iso-2022-jp" },
	{ "cp5022#", "iso-2022-jp" },
	{ "utf7", "utf-7" },
	{ "unicode11utf7", "utf-7" },
	{ "xunicode20utf7", "utf-7" },
	{ "utf16", "utf-16" },
	{ "utf16le", "utf-16le" },
	{ "utf16be", "utf-16be" },
	{ "utf32", "utf-32" },
	{ "utf32le", "utf-32le" },
	{ "utf32be", "utf-32be" },
};

/* "ISO_8859-1" as "iso88591"; false when it is no label. */
static bool
fold(const char *label, char folded[LABEL_MAX + 1])
{
	size_t n = 0;

	for (const char *c = label; *c != '\0'; c++) {
		if (strchr("-_.:+", *c) != NULL)
			continue;
		if (!g_ascii_isalnum(*c) || n == LABEL_MAX)
			return false;
		folded[n++] = g_ascii_tolower(*c);
	}
	folded[n] = '\0';
	return n > 0;
}

static bool
is_number(const char *digits)
{
	size_t n = strspn(digits, G_CSET_DIGITS);

	return n > 0 && n <= DIGITS_MAX && digits[n] == '\0';
}

static bool
matches(const char *folded, const char *label)
{
	size_t same = strcspn(label, "#");

	if (label[same] == '\0')
		return strcmp(folded, label) == 0;
	return strncmp(folded, label, same) == 0 && is_number(folded + same);
}

static char *
write_charset(const char *charset, const char *digits)
{
	const char *mark = charset ? strchr(charset, '#') : NULL;

	if (mark == NULL)
		return g_strdup(charset);
	return g_strdup_printf("%.*s%s", (int)(mark - charset), charset,
		digits);
}

/* The row for a label, or -1. */
static int
find(const char *folded)
{
	for (size_t i = 0; i < G_N_ELEMENTS(meant); i++)
		if (matches(folded, meant[i].label))
			return (int)i;
	return -1;
}

char *
charset_meant(const char *label)
{
	char folded[LABEL_MAX + 1];

	if (label == NULL || !fold(label, folded))
		return NULL;
	int row = find(folded);

	if (row < 0)
		return NULL;
	return write_charset(meant[row].charset,
		folded + strcspn(meant[row].label, "#"));
}

char *
charset_label(const char *label)
{
	g_autofree char *bare = g_strndup(label, strcspn(label, "*"));
	char *charset = charset_meant(bare);

	return charset ? charset : g_strdup("unknown-8bit");
}
