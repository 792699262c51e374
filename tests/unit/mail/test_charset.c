#include "mail/charset.h"

#include "table.h"

static const struct row {
	const char *name, *bytes, *declared, *want;
} rows[] = {
	{ "what is declared counts", "\xc1\xe2", "koi8-r", "\xd0\xb0\xd0\x91" },
	{ "nothing declared and UTF-8 is that", "\xc3\xa9", NULL, "\xc3\xa9" },
	{ "nothing declared and not UTF-8 is windows-1252", "\xe9\x80", NULL,
		"\xc3\xa9\xe2\x82\xac" },
	{ "an unknown charset is none", "\xe9", "x-nowhere", "\xc3\xa9" },
	{ "a path is no charset", "\xe9", "../../x", "\xc3\xa9" },
	{ "a suffix is no charset", "\xe9", "utf-8//IGNORE", "\xc3\xa9" },
	{ "an empty label is none", "\xe9", "", "\xc3\xa9" },
	{ "ASCII says nothing", "\xc3\xa9", "US-ASCII", "\xc3\xa9" },
	{ "ISO 8859-1 is windows-1252", "\x93x\x94", "ISO-8859-1",
		"\xe2\x80\x9cx\xe2\x80\x9d" },
	{ "UTF-8 that is not is windows-1252", "\xe9t\xe9", "utf-8",
		"\xc3\xa9t\xc3\xa9" },
	{ "a few wrong bytes are marked",
		"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xff!", "utf-8",
		"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xef\xbf\xbd!" },
	{ "bytes that no charset has are kept apart", "a\x81z", NULL,
		"a\xc2\x81z" },
	{ "a stateful charset ends well", "\x1b$B8n", "iso-2022-jp",
		"\xe8\xad\xb7" },
	{ "iconv is not asked for all it knows", "D\xff\xff\xff", "ucs-4",
		"D\xc3\xbf\xc3\xbf\xc3\xbf" },
	{ "a label may be written in many ways", "\xa6", "ISO_8859.15",
		"\xc5\xa0" },
	{ "a suffix with a slash is no label", "\xc3\xa9",
		"iso-8859-15//TRANSLIT", "\xc3\xa9" },
	{ "a quoted label is none", "\xc3\xa9", "\"us-ascii\"", "\xc3\xa9" },
	{ "Japanese may have what Windows added", "\x1b$B-!8n\x1b(Ba",
		"iso-2022-jp",
		"\xe2\x91\xa0\xe8\xad\xb7"
		"a" },
	{ "Japanese may be of half width", "\x1b(I1\x1b(B", "iso-2022-jp",
		"\xef\xbd\xb1" },
	{ "a line of Japanese ends its escape", "\x1b$B8n\nhi", "iso-2022-jp",
		"\xe8\xad\xb7\nhi" },
	{ "seven bits may be Japanese", "\x1b$B8n\x1b(B!", NULL,
		"\xe8\xad\xb7!" },
	{ "and the label ASCII is no contradiction", "\x1b$B8n", "us-ascii",
		"\xe8\xad\xb7" },
	{ "newer Japanese is read as the old", "\x1b$B8n", "iso-2022-jp-3",
		"\xe8\xad\xb7" },
	{ "an escape alone makes nothing Japanese", "\x1b[1mhi", NULL,
		"\x1b[1mhi" },
	{ "UTF-7 is read where it is declared", "Hi +AOk-", "utf-7",
		"Hi \xc3\xa9" },
	{ "and nowhere else", "Hi +AOk-", NULL, "Hi +AOk-" },
	{ "a name of UTF-7 that is out of use", "+AOk-", "unicode-1-1-utf-7",
		"\xc3\xa9" },
	{ "UTF-16 that is ASCII is that", "Hello", "utf-16", "Hello" },
	{ "HZ is left alone", "~{<:Ky2;~}", "hz-gb-2312", "~{<:Ky2;~}" },
	{ "EBCDIC is left alone", "\xc8\xc9", "ibm037", "\xc3\x88\xc3\x89" },
	{ "enough Russian is known without a label",
		"\xf0\xd2\xc9\xd7\xc5\xd4, \xd3\xd4\xd2\xc1\xce\xc1", NULL,
		"\xd0\x9f\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82, "
		"\xd1\x81\xd1\x82\xd1\x80\xd0\xb0\xd0\xbd\xd0\xb0" },
	{ "a few letters stay of the west",
		"se\xf1"
		"or a\xf1o",
		NULL, "se\xc3\xb1or a\xc3\xb1o" },
	{ "UTF-8 is that whatever windows-1251 says", "\xd0\xb0\xd0\x91",
		"windows-1251", "\xd0\xb0\xd0\x91" },
	{ "and ISO 8859-1", "\xc3\xa9t\xc3\xa9", "iso-8859-1",
		"\xc3\xa9t\xc3\xa9" },
	{ "and KOI8-R", "\xd0\xb0\xd0\x91", "koi8-r", "\xd0\xb0\xd0\x91" },
	{ "and Mac Roman", "\xc3\xa9t\xc3\xa9", "macintosh",
		"\xc3\xa9t\xc3\xa9" },
	{ "one character may be an accident", "\xc3\xa9t", "iso-8859-1",
		"\xc3\x83\xc2\xa9t" },
	{ "Chinese may look like UTF-8", "\xc2\xb7\xc2\xb7", "gb2312",
		"\xe8\xb7\xaf\xe8\xb7\xaf" },
	{ "so may Thai", "\xc3\xb6 \xc3\xb6", "tis-620",
		"\xe0\xb8\xa3\xe0\xb8\x96 \xe0\xb8\xa3\xe0\xb8\x96" },
	{ "whatever its label", "\xc3\xb6 \xc3\xb6", "iso-8859-11",
		"\xe0\xb8\xa3\xe0\xb8\x96 \xe0\xb8\xa3\xe0\xb8\x96" },
	{ "nothing stays nothing", "", "utf-8", "" },
};

static void
bytes_become_utf8(void **state)
{
	const struct row *row = *state;
	g_autoptr(GString) bytes = g_string_new(row->bytes);
	gsize size = 0;
	g_autofree char *got =
		charset_decode(bytes, row->declared, false, &size);

	assert_string_equal(got, row->want);
	assert_int_equal(size, strlen(row->want));
}

static const struct wide_row {
	const char *name, *bytes;
	gsize size;
} wides[] = {
	{ "UTF-16 may be of Windows", "h\0i\0", 4 },
	{ "UTF-16 may be of the network", "\0h\0i", 4 },
	{ "UTF-16 may begin with its mark", "\xfe\xff\0h\0i", 6 },
};

static void
order_of_bytes_is_found(void **state)
{
	const struct wide_row *row = *state;
	g_autoptr(GString) bytes =
		g_string_new_len(row->bytes, (gssize)row->size);
	gsize size = 0;
	g_autofree char *got = charset_decode(bytes, "utf-16", false, &size);

	assert_string_equal(got, "hi");
}

static void
half_a_character_at_a_cut_is_none(void **state)
{
	g_autoptr(GString) bytes = g_string_new("\xc3\xa9\xe2\x82");
	gsize size = 0;
	g_autofree char *got = charset_decode(bytes, "utf-8", true, &size);

	(void)state;
	assert_string_equal(got, "\xc3\xa9");
}

static void
a_nul_hides_no_utf8(void **state)
{
	const char mail[] = "\0\xc3\xa9\0\0\xc3\xa9";
	g_autoptr(GString) bytes = g_string_new_len(mail, sizeof(mail) - 1);
	gsize size = 0;
	g_autofree char *got = charset_decode(bytes, NULL, false, &size);

	(void)state;
	assert_int_equal(size, sizeof(mail) - 1);
	assert_memory_equal(got, mail, size);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, bytes_become_utf8);
	TESTS_TABLE(&tests, wides, order_of_bytes_is_found);
	tests_add(&tests, "half a character at a cut is none",
		half_a_character_at_a_cut_is_none, NULL);
	tests_add(&tests, "UTF-8 with a NUL in it is UTF-8",
		a_nul_hides_no_utf8, NULL);
	return TESTS_RUN(&tests, "charset");
}
