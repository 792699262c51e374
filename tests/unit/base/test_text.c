#include "base/text.h"

#include "table.h"

static const struct row {
	const char *name, *bytes, *want;
	gsize max;
	bool lines;
} rows[] = {
	{ "plain text stays", "a b\xc3\xa9", "a b\xc3\xa9", 100, false },
	{ "bytes that are no UTF-8 become U+FFFD",
		"a\xe9"
		"b",
		"a\xef\xbf\xbd"
		"b",
		100, false },
	{ "a character that was cut becomes U+FFFD", "a\xc3", "a\xef\xbf\xbd",
		100, false },
	{ "a line end in a line becomes a blank", "a\r\nBcc: x", "a  Bcc: x",
		100, false },
	{ "CR LF is a line feed in text", "a\r\nb\rc", "a\nb c", 100, true },
	{ "tab stays in text", "a\tb", "a\tb", 100, true },
	{ "terminal control sequences lose their escape",
		"\x1b[31m\xc2\x9b"
		"31m",
		" [31m 31m", 100, false },
	{ "a cut never halves a character", "ab\xc3\xa9", "ab", 3, false },
	{ "nothing stays nothing", "", "", 10, true },
};

static void
bytes_become_clean(void **state)
{
	const struct row *row = *state;
	g_autofree char *got = text_clean(row->bytes, -1, row->max, row->lines);

	assert_string_equal(got, row->want);
}

static void
a_nul_is_no_end(void **state)
{
	g_autofree char *got = text_clean("a\0b", 3, 10, false);

	(void)state;
	assert_string_equal(got, "a b");
}

static const struct near {
	const char *name, *word, *want;
} near[] = {
	{ "a letter too few is near", "databse", "database" },
	{ "a letter changed is near", "reddis", "redis" },
	{ "the nearest of several wins", "dedline", "deadline" },
	{ "another word is not near", "hostname", NULL },
	{ "a very long word is not near",
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		NULL },
};

static void
word_has_a_neighbour(void **state)
{
	const struct near *row = *state;
	const char *const words[] = { "database", "redis", "deadline", NULL };
	const char *got = text_nearest(row->word, words);

	assert_int_equal(got == NULL, row->want == NULL);
	if (row->want != NULL)
		assert_string_equal(got, row->want);
}

static const struct squeezed {
	const char *name, *text, *want;
	gsize max;
} squeezed[] = {
	{ "runs of white space are a blank", "a \t\r\n b", "a b", 100 },
	{ "there are no blanks at the ends", " a b \n", "a b", 100 },
	{ "white space alone is nothing", " \n\t ", "", 100 },
	{ "blanks that go do not count", "     ab   cd", "ab c", 4 },
	{ "no blank stays where it is cut", "ab   cd", "ab", 3 },
};

static void
text_has_single_blanks(void **state)
{
	const struct squeezed *row = *state;
	g_autofree char *got = text_squeeze(row->text, row->max);

	assert_string_equal(got, row->want);
}

static const struct blank {
	const char *name, *bytes;
	gsize size;
	bool want;
} blanks[] = {
	{ "nothing is blank", "", 0, true },
	{ "white space is blank", " \t\r\n", 4, true },
	{ "a letter is not", "  a", 3, false },
	{ "what stands behind does not count", "  a", 2, true },
};

static void
bytes_are_blank(void **state)
{
	const struct blank *row = *state;

	assert_int_equal(text_is_blank(row->bytes, row->size), row->want);
}

static const struct any {
	const char *name, *text;
	bool starts, contains;
} anys[] = {
	{ "a word at the start is found by both", "two of them", true, true },
	{ "a word within is contained", "one or two", false, true },
	{ "another case is another word", "Two", false, false },
	{ "in nothing there is none", "", false, false },
};

static void
one_of_the_words_is_there(void **state)
{
	static const char *const words[] = { "one of", "two", NULL };
	const struct any *row = *state;

	assert_int_equal(text_starts_with_any(row->text, words), row->starts);
	assert_int_equal(text_contains_any(row->text, words), row->contains);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, bytes_become_clean);
	tests_add(&tests, "a NUL is a blank, not the end", a_nul_is_no_end,
		NULL);
	TESTS_TABLE(&tests, squeezed, text_has_single_blanks);
	TESTS_TABLE(&tests, blanks, bytes_are_blank);
	TESTS_TABLE(&tests, anys, one_of_the_words_is_there);
	TESTS_TABLE(&tests, near, word_has_a_neighbour);
	return TESTS_RUN(&tests, "text");
}
