#include "ctl/term.h"

#include "ctl/excerpt.h"

#include <stdlib.h>
#include <time.h>

#include "table.h"

static const struct cleaned {
	const char *name, *text;
	const char *line;  /* in one line */
	const char *lines; /* with line ends */
} cleaned[] = {
	{ "plain text stays", "Grüße 漢字", "Grüße 漢字", "Grüße 漢字" },
	{ "an escape sequence does nothing", "\033[31mred", "\\x1b[31mred",
		"\\x1b[31mred" },
	{ "a bell does not ring", "a\ab", "a\\x07b", "a\\x07b" },
	{ "the one-byte form of an escape does nothing",
		"\xc2\x9b"
		"31m",
		"\\u009b31m", "\\u009b31m" },
	{ "text does not turn around",
		"\xe2\x80\xae"
		"gnp.exe"
		"\xe2\x80\xac",
		"\\u202egnp.exe\\u202c", "\\u202egnp.exe\\u202c" },
	{ "line ends stay where lines are", "a\nb\tc", "a b c", "a\nb\tc" },
	{ "a return does not go back", "a\rb", "a\\x0db", "a\\x0db" },
	{ "bytes that are no UTF-8 are replaced",
		"a\xff"
		"b",
		"a\xef\xbf\xbd"
		"b",
		"a\xef\xbf\xbd"
		"b" },
};

static void
text_is_harmless(void **state)
{
	const struct cleaned *row = *state;
	g_autofree char *line = term_clean(row->text, false);
	g_autofree char *lines = term_clean(row->text, true);

	assert_string_equal(line, row->line);
	assert_string_equal(lines, row->lines);
}

static const struct cut {
	const char *name, *text;
	size_t width;
	const char *want;
} cuts[] = {
	{ "what fits stays", "abcdefgh", 8, "abcdefgh" },
	{ "what does not is cut", "abcdefghi", 8, "abcde..." },
	{ "wide characters take two columns", "漢字漢字", 8, "漢字漢字" },
	{ "wide characters are not halved", "漢字漢字漢", 8, "漢字..." },
	{ "marks take none",
		"e\xcc\x81"
		"e\xcc\x81",
		2,
		"e\xcc\x81"
		"e\xcc\x81" },
};

static void
line_is_cut(void **state)
{
	const struct cut *row = *state;
	g_autofree char *got = term_cut(row->text, row->width);

	assert_string_equal(got, row->want);
	assert_true(term_columns(got) <= row->width);
}

static const struct cut wraps[] = {
	{ "without a width there is one line", "a bb ccc", 0, "> a bb ccc" },
	{ "words go on in the next line", "aaa bbb ccc", 9,
		"> aaa bbb\n> ccc" },
	{ "a long word keeps a line for itself", "a bbbbbbbbbbbb c", 9,
		"> a\n> bbbbbbbbbbbb\n> c" },
};

static void
words_are_wrapped(void **state)
{
	const struct cut *row = *state;
	g_autofree char *got = term_wrap(row->text, "> ", row->width);

	assert_string_equal(got, row->want);
}

static const struct cut excerpts[] = {
	{ "empty lines are left out", "a\n\n \nb\n", 0, "| a\n| b\n" },
	{ "the third line is the last", "a\nb\nc", 0, "| a\n| b\n| c\n" },
	{ "more lines are told", "a\nb\nc\nd", 0, "| a\n| b\n| c\n| ...\n" },
	{ "long lines are cut", "abcdefghij", 10, "| abcde...\n" },
	{ "controls are shown", "a\033b", 0, "| a\\x1bb\n" },
	{ "no text is nothing", NULL, 0, "" },
};

static void
first_lines_are_shown(void **state)
{
	const struct cut *row = *state;
	g_autofree char *got = excerpt(row->text, 3, "| ", row->width);

	assert_string_equal(got, row->want);
}

static void
time_is_local(void **state)
{
	g_autofree char *plain = term_time("2026-11-22T23:18:02.5Z", false);
	g_autofree char *exact = term_time("2026-11-22T23:18:02.5Z", true);
	g_autofree char *never = term_time("infinity", false);

	(void)state;
	assert_string_equal(plain, "2026-11-23 00:18");
	assert_string_equal(exact, "2026-11-23 00:18:02");
	assert_string_equal(never, "infinity");
}

static void
columns_says_the_width(void **state)
{
	(void)state;
	(void)setenv("COLUMNS", "132", 1);
	assert_int_equal(term_width(), 132);
	(void)setenv("COLUMNS", "wide", 1);
	assert_int_not_equal(term_width(), 132);
}

int
main(void)
{
	struct tests tests = { 0 };

	(void)setenv("TZ", "UTC-1", 1);
	tzset();
	TESTS_TABLE(&tests, cleaned, text_is_harmless);
	TESTS_TABLE(&tests, cuts, line_is_cut);
	TESTS_TABLE(&tests, wraps, words_are_wrapped);
	TESTS_TABLE(&tests, excerpts, first_lines_are_shown);
	tests_add(&tests, "a time is shown in the user's zone", time_is_local,
		NULL);
	tests_add(&tests, "COLUMNS is the width", columns_says_the_width, NULL);
	return TESTS_RUN(&tests, "term");
}
