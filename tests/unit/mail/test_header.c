#include "mail/header.h"

#include "mail/message.h"

#include "table.h"

#include <time.h>

static const struct row {
	const char *name, *raw, *want;
} rows[] = {
	{ "a folded line is one line", " one\r\n two\n\tthree\r\n",
		"one two three" },
	{ "raw UTF-8 is that", "caf\xc3\xa9", "caf\xc3\xa9" },
	{ "other raw bytes are windows-1252", "caf\xe9 \x80",
		"caf\xc3\xa9 \xe2\x82\xac" },
	{ "words join over padding",
		"=?utf-8?B?SGVsbG8=?= =?utf-8?B?IFc=?=", "Hello W" },
	{ "words join over a fold", "=?utf-8?Q?a_?=\r\n =?utf-8?Q?b?=", "a b" },
	{ "a character may be split over two words",
		"=?utf-8?B?w4k=?= =?utf-8?Q?=C3?= =?utf-8?Q?=A9?=",
		"\xc3\x89\xc3\xa9" },
	{ "a word may lack its padding", "=?utf-8?B?eHB0bw?=", "xpto" },
	{ "a word may name its language", "=?utf-8*de?Q?=C3=A4?=", "\xc3\xa4" },
	{ "a label means what people mean by it",
		"=?iso-8859-1?Q?=80=96?=", "\xe2\x82\xac\xe2\x80\x93" },
	{ "words of several charsets join", "=?koi8-r?B?/tTP?= =?utf-8?Q?_x?=",
		"\xd0\xa7\xd1\x82\xd0\xbe x" },
	{ "nothing between words joins them",
		"=?utf-8?Q?a?==?utf-8?Q?b?=", "ab" },
	{ "a word may touch text", "(=?utf-8?Q?a?=b c=?utf-8?Q?d?=)",
		"(ab cd)" },
	{ "the blank between word and text stays", "a =?utf-8?Q?b?= c",
		"a b c" },
	{ "words in a quoted string are read", "\"=?utf-8?Q?a?=\"", "\"a\"" },
	{ "a word may hold blanks", "=?utf-8?Q?a b?=", "a b" },
	{ "a question mark within a word ends none",
		"=?utf-8?Q?a?b_?=", "a?b" },
	{ "a word of no charset is guessed", "=??Q?=C3=A4?=", "\xc3\xa4" },
	{ "a word of an unknown charset is UTF-8 if it can be",
		"=?x-no?Q?=C3=A4?=", "\xc3\xa4" },
	{ "or windows-1252", "=?x-no?Q?=E4?=", "\xc3\xa4" },
	{ "a path is no charset", "=?../../etc/passwd?Q?a?=", "a" },
	{ "raw bytes in a word are of its charset",
		"=?iso-8859-2?Q?=B9_\xb9?=", "\xc5\xa1 \xc5\xa1" },
	{ "raw UTF-8 around a word of another charset",
		"\xc3\xa4 =?iso-8859-1?Q?=E4?=", "\xc3\xa4 \xc3\xa4" },
	{ "raw ISO-2022-JP is that", "\x1b$B%a!<%k\x1b(B x",
		"\xe3\x83\xa1\xe3\x83\xbc\xe3\x83\xab x" },
	{ "a circled digit is none of ISO-2022-JP, and written all the same",
		"=?iso-2022-jp?B?GyRCLSEbKEI=?=", "\xe2\x91\xa0" },
	{ "so is half-width katakana", "\x1b(I16\x1b(B",
		"\xef\xbd\xb1\xef\xbd\xb6" },
	{ "an encoded NUL is a blank", "=?utf-8?Q?a=00b?=", "a b" },
	{ "a half code stays", "=?utf-8?Q?=4_=?=", "=4 =" },
	{ "an encoded word in an encoded word stays",
		"=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?=", "=?utf-8?Q?a?=" },
	{ "an encoded line end is a blank",
		"=?utf-8?Q?a=0D=0ABcc:_b?=", "a  Bcc: b" },
	{ "a terminal sequence loses its escape",
		"=?utf-8?Q?=1B[31m?=", "[31m" },
	{ "what only looks like a word stays", "=?utf-8?X?a?= =?",
		"=?utf-8?X?a?= =?" },
	{ "a bare CR is a blank", "a\rb", "a b" },
	{ "nothing stays nothing", "", "" },
};

static void
value_becomes_text(void **state)
{
	const struct row *row = *state;
	bool cut = false;
	g_autofree char *raw = g_strdup(row->raw);
	g_autofree char *value = header_value(raw, strlen(raw), NULL, &cut);
	g_autofree char *text = header_text(value, 100);

	assert_string_equal(text, row->want);
	assert_false(cut);
}

static const struct declared_row {
	const char *name, *raw, *charset, *want;
} declared[] = {
	{ "raw bytes are of the body's charset", "\xcf\xf0\xe8", "windows-1251",
		"\xd0\x9f\xd1\x80\xd0\xb8" },
	{ "but UTF-8 where they are that", "\xc3\xa4", "windows-1251",
		"\xc3\xa4" },
	{ "a body in UTF-16 says nothing of its headers", "caf\xe9 1", "utf-16",
		"caf\xc3\xa9 1" },
	{ "nor does one in EBCDIC", "caf\xe9 <a@x>", "ibm037",
		"caf\xc3\xa9 <a@x>" },
	{ "nor one in an unknown charset", "caf\xe9", "x-no", "caf\xc3\xa9" },
};

static void
charset_of_the_body_helps(void **state)
{
	const struct declared_row *row = *state;
	bool cut = false;
	g_autofree char *raw = g_strdup(row->raw);
	g_autofree char *value =
		header_value(raw, strlen(raw), row->charset, &cut);

	assert_string_equal(value, row->want);
}

/* H32: what only just is, or only just is not, a word, without end. */
static void
floods_of_words_take_no_time(void **state)
{
	static const char *const drops[] = { "=?", "=?a?q?",
		"=?a?q?b?= ", "=?utf-8?B?w4k=?=", "=?a?b?=?=", "?=",
		"=?\xe9?q?\xe9?=", "=?x-no?q?\xe9?=" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(drops); i++) {
		g_autoptr(GString) raw = g_string_new(NULL);
		bool cut = false;

		while (raw->len < 1000000)
			g_string_append(raw, drops[i]);
		clock_t start = clock();
		g_autofree char *value =
			header_value(raw->str, raw->len, NULL, &cut);
		g_autofree char *text = header_text(value, 998);

		assert_true(cut);
		assert_true(strlen(text) <= 998);
		assert_true(clock() - start < CLOCKS_PER_SEC);
	}
}

static void
a_nul_ends_a_value(void **state)
{
	bool cut = false;
	g_autofree char *value = header_value("ab\0cd", 5, NULL, &cut);

	(void)state;
	assert_string_equal(value, "ab");
}

static void
a_long_value_is_cut(void **state)
{
	gsize size = MESSAGE_HEADER_BYTES_MAX + 1;
	g_autofree char *raw = g_strnfill(size, 'a');
	bool cut = false;

	(void)state;
	raw[size - 2] = (char)0xc3; /* one character, and the cut within it */
	raw[size - 1] = (char)0xa9;
	g_autofree char *value = header_value(raw, size, NULL, &cut);

	assert_true(cut);
	assert_int_equal(strlen(value), size - 2);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, value_becomes_text);
	TESTS_TABLE(&tests, declared, charset_of_the_body_helps);
	tests_add(&tests, "a flood of words takes no time",
		floods_of_words_take_no_time, NULL);
	tests_add(&tests, "a NUL ends a value, as it does in the milter",
		a_nul_ends_a_value, NULL);
	tests_add(&tests, "a value that is too long is cut between characters",
		a_long_value_is_cut, NULL);
	return TESTS_RUN(&tests, "header");
}
