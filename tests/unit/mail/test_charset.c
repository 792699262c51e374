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
	{ "what is beyond Unicode is marked, though iconv takes it",
		"\x44\xff\xff\xff", "ucs-4",
		"\xef\xbf\xbd\xef\xbf\xbd"
		"\xef\xbf\xbd\xef\xbf\xbd"
		"\xef\xbf\xbd\xef\xbf\xbd" },
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
	tests_add(&tests, "half a character at a cut is none",
		half_a_character_at_a_cut_is_none, NULL);
	tests_add(&tests, "UTF-8 with a NUL in it is UTF-8",
		a_nul_hides_no_utf8, NULL);
	return TESTS_RUN(&tests, "charset");
}
