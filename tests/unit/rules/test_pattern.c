#include "rules/pattern.h"

#include "table.h"

static const struct row {
	const char *name;
	const char *pattern;
	const char *text;
	enum pattern_result want;
} rows[] = {
	{ "a text without a star is the whole text", "hello", "hello",
		PATTERN_YES },
	{ "a start is not the whole text", "hello", "hello there", PATTERN_NO },
	{ "nor is an end", "hello", "oh hello", PATTERN_NO },
	{ "a star is anything", "a*c", "abbbc", PATTERN_YES },
	{ "a star is nothing, too", "a*c", "ac", PATTERN_YES },
	{ "a star in front", "*.exe", "setup.exe", PATTERN_YES },
	{ "a star behind", "re:*", "Re: hello", PATTERN_YES },
	{ "a star alone is anything", "*", "", PATTERN_YES },
	{ "several stars", "*a*b*c*", "xxaxxbxxcxx", PATTERN_YES },
	{ "stars keep their order", "*a*b*", "ba", PATTERN_NO },
	{ "what a star took is given back", "*ab", "aab", PATTERN_YES },
	{ "stars find the last place that fits", "*a*b", "abab", PATTERN_YES },
	{ "a star does not cross a line feed", "a*c", "a\nc", PATTERN_NO },
	{ "not at the end either", "a*", "a\n", PATTERN_NO },
	{ "a line feed in the pattern is one in the text", "*a\n*b", "xa\nxb",
		PATTERN_YES },
	{ "a question mark is a question mark", "what?", "whats", PATTERN_NO },
	{ "marks of regexes stand for themselves", "a.c [1]", "A.C [1]",
		PATTERN_YES },
	{ "numbers are texts", "1000", "1e3", PATTERN_NO },
	{ "a zero is a pattern", "0", "0", PATTERN_YES },
	{ "case does not count", "ÄRGER*", "ärger mit ß", PATTERN_YES },
	{ "nor where it changes the length", "STRASSE", "straße", PATTERN_YES },
	{ "Greek has three sigmas", "ΣΑΣ", "σας", PATTERN_YES },
	{ "a regex is searched for", "regex:b+", "abbbc", PATTERN_YES },
	{ "unless it says otherwise", "regex:^b+$", "abbbc", PATTERN_NO },
	{ "case does not count for a regex either", "regex:übel", "ÜBEL",
		PATTERN_YES },
	{ "a regex knows letters of all scripts", "regex:^\\w+$", "каша",
		PATTERN_YES },
	{ "a dot is a character", "regex:^.$", "é", PATTERN_YES },
};

static enum pattern_result
match(const char *pattern, const char *text, int *cost)
{
	struct pattern_flaw flaw = { 0 };
	g_autoptr(pattern) p = pattern_new(pattern, &flaw);
	struct pattern_text t = pattern_text(text);
	enum pattern_result result = PATTERN_NO;

	assert_non_null(p);
	result = pattern_match(p, &t, cost);
	pattern_text_clear(&t);
	return result;
}

static void
table_of_patterns(void **state)
{
	const struct row *row = *state;
	int cost = PATTERN_COST_MAX;

	assert_int_equal(match(row->pattern, row->text, &cost), row->want);
}

static const struct flaw_row {
	const char *name;
	const char *pattern;
	size_t want_at;
} flaw_rows[] = {
	{ "nothing is no pattern", "", 0 },
	{ "nor is a regex of nothing", "regex:", 6 },
	{ "a bracket that is not closed is told with its place", "regex:a(b",
		9 },
	{ "a quantifier of nothing, too", "regex:ab+**", 9 },
	{ "what is no UTF-8 is no pattern",
		"ab\xff"
		"c",
		2 },
	{ "a byte on its own is not asked for", "regex:a\\Cb", 9 },
	{ "a back reference is not taken", "regex:(a*)\\1", 6 },
	{ "nor a verb, which may look at all scripts", "regex:a(*sr:b+)", 7 },
	{ "a regex that becomes too large is refused",
		"regex:((((a{1,999}){1,999}){1,999}){1,999})", 0 },
};

static void
table_of_flaws(void **state)
{
	const struct flaw_row *row = *state;
	struct pattern_flaw flaw = { 0 };

	assert_null(pattern_new(row->pattern, &flaw));
	if (row->want_at != 0)
		assert_int_equal(flaw.at, row->want_at);
	assert_true(flaw.why[0] != '\0');
}

/* H47: each ran for minutes or for ever in some program. */
static const struct cost_row {
	const char *name;
	const char *pattern;
} cost_rows[] = {
	{ "nested repeats", "regex:(a+)+[!?]$" },
	{ "alternatives that overlap", "regex:(a|aa)+[!?]$" },
	{ "a run that is looked for from each place", "regex:[a-z]*[!?]" },
	{ "a class within a class", "regex:^(([a-z])+.)+[A-Z]([a-z])+[!?]$" },
	{ "four runs of anything", "regex:(?s).*.*.*.*[!?]" },
	{ "runs of words", "regex:([a-zA-Z]+)*[@!]" },
	{ "a look ahead", "regex:(?=(a+))a*[!?]" },
	{ "a look behind", "regex:[a-z]*(?<=aaaa)[!?]" },
	{ "a repeat that is long", "regex:[a-z]{60000}[!?]" },
	{ "many ways to count", "regex:([a-z]{1,3}){1,99}[!?]" },
	{ "a repeat of what may be empty", "regex:(?:a?){30}a{30}[!?]" },
	{ "a recursion", "regex:(a(?1)?a|[!?])+[!?]$" },
	{ "a hundred stars", "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b" },
};

static void
a_pattern_ends_soon(void **state)
{
	enum { SIZE = 256 * 1024, MS_MAX = 1000 };
	const struct cost_row *row = *state;
	g_autofree char *text = g_strnfill(SIZE, 'a');
	gint64 start = g_get_monotonic_time();
	int cost = PATTERN_COST_MAX;

	assert_int_not_equal(match(row->pattern, text, &cost), PATTERN_YES);
	gint64 ms = (g_get_monotonic_time() - start) / 1000;
	print_message("# %s: %d ms\n", row->name, (int)ms);
	assert_true(ms < MS_MAX);
}

static void
all_searches_share_the_cost(void **state)
{
	g_autofree char *text = g_strnfill(PATTERN_TEXT_BYTES_MAX, 'a');
	int cost = 3 * PATTERN_COST_MAX;
	int n = 0;

	(void)state;
	while (cost >= 0 && n < 10) {
		assert_int_equal(match("regex:[a-z]*[!?]", text, &cost),
			PATTERN_TOO_COSTLY);
		n++;
	}
	assert_in_range(n, 3, 4);
	assert_int_equal(match("regex:a", "a", &cost), PATTERN_TOO_COSTLY);
}

static void
a_long_text_is_cut_between_characters(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);
	int cost = PATTERN_COST_MAX;

	(void)state;
	while (text->len < PATTERN_TEXT_BYTES_MAX + 100)
		g_string_append(text, "€");
	g_string_append(text, "end");
	assert_int_equal(match("regex:^€+$", text->str, &cost), PATTERN_YES);
	assert_int_equal(match("regex:end", text->str, &cost), PATTERN_NO);
	assert_int_equal(match("*end", text->str, &cost), PATTERN_YES);
}

static void
a_long_pattern_is_refused(void **state)
{
	g_autofree char *text = g_strnfill(1000000, 'a');
	struct pattern_flaw flaw = { 0 };

	(void)state;
	assert_null(pattern_new(text, &flaw));
	assert_int_equal(flaw.at, PATTERN_BYTES_MAX);
	text[PATTERN_BYTES_MAX] = '\0';
	pattern_free(pattern_new(text, &flaw));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, table_of_patterns);
	TESTS_TABLE(&tests, flaw_rows, table_of_flaws);
	TESTS_TABLE(&tests, cost_rows, a_pattern_ends_soon);
	tests_add(&tests, "all searches in one mail share what they may cost",
		all_searches_share_the_cost, NULL);
	tests_add(&tests,
		"a regex sees the start of a long text, no half of a "
		"character, a star all of it",
		a_long_text_is_cut_between_characters, NULL);
	tests_add(&tests, "H47: a pattern of 1 MB is refused",
		a_long_pattern_is_refused, NULL);
	return TESTS_RUN(&tests, "pattern");
}
