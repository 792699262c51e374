#include "mail/header.h"

#include "mail/message.h"

#include "table.h"

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
	g_autofree char *value = header_value(raw, strlen(raw), &cut);
	g_autofree char *text = header_text(value, 100);

	assert_string_equal(text, row->want);
	assert_false(cut);
}

static void
a_nul_ends_a_value(void **state)
{
	bool cut = false;
	g_autofree char *value = header_value("ab\0cd", 5, &cut);

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
	g_autofree char *value = header_value(raw, size, &cut);

	assert_true(cut);
	assert_int_equal(strlen(value), size - 2);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, value_becomes_text);
	tests_add(&tests, "a NUL ends a value, as it does in the milter",
		a_nul_ends_a_value, NULL);
	tests_add(&tests, "a value that is too long is cut between characters",
		a_long_value_is_cut, NULL);
	return TESTS_RUN(&tests, "header");
}
