/* A pattern in the first line, a text below it: the search ends soon. */
#include "rules/pattern.h"

#include "fuzz.h"

static void
check_flaw(const char *text, const struct pattern_flaw *flaw)
{
	HOLDS(flaw->at <= strlen(text));
	HOLDS(*flaw->why != '\0' && strlen(flaw->why) < sizeof(flaw->why));
}

static void
check_texts(const struct pattern *pattern, const char *whole)
{
	struct pattern_text text = pattern_text(whole);
	int cost = PATTERN_COST_MAX / 10;
	enum pattern_result match = pattern_match(pattern, &text, &cost);
	enum pattern_result again = PATTERN_NO;

	HOLDS(match <= PATTERN_TOO_COSTLY);
	cost = PATTERN_COST_MAX / 10;
	again = pattern_match(pattern, &text, &cost);
	HOLDS(match == again);
	(void)pattern_search(pattern, &text, &cost);
	pattern_text_clear(&text);
}

/* A text without stars is its own pattern. */
static void
check_itself(const char *text)
{
	struct pattern_flaw flaw;
	g_autoptr(pattern) pattern = g_str_has_prefix(text, PATTERN_REGEX) ?
					     NULL :
					     pattern_new(text, &flaw);
	struct pattern_text own = pattern_text(text);
	int cost = 0;

	if (pattern != NULL) {
		HOLDS(pattern_match(pattern, &own, &cost) == PATTERN_YES ||
			strchr(text, '*') != NULL);
		HOLDS(pattern_search(pattern, &own, &cost) == PATTERN_YES);
	}
	pattern_text_clear(&own);
}

static void
check(const char *bytes, gsize size)
{
	g_autofree char *all = fuzz_string(bytes, size);
	g_auto(GStrv) halves = g_strsplit(all, "\n", 2);
	struct pattern_flaw flaw = { .at = 0 };

	if (halves[0] == NULL)
		return;
	g_autofree char *text =
		g_utf8_make_valid(halves[1] ? halves[1] : "", -1);
	g_autoptr(pattern) pattern = pattern_new(halves[0], &flaw);

	if (pattern == NULL)
		check_flaw(halves[0], &flaw);
	else
		check_texts(pattern, text);
	if (g_utf8_validate(halves[0], -1, NULL))
		check_itself(halves[0]);
}

FUZZ_TARGET(fuzz_nothing, check)
