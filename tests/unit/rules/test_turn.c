#include "rules/turn.h"

#include "table.h"

enum { CANDIDATES = 4 };

static GArray *
some_candidates(const struct candidate *from)
{
	GArray *candidates =
		g_array_new(FALSE, FALSE, sizeof(struct candidate));

	for (int i = 0; i < CANDIDATES && from[i].user != 0; i++)
		g_array_append_val(candidates, from[i]);
	return candidates;
}

/* user, load, limit, when a case last came */
static const struct next_row {
	const char *name;
	struct candidate candidates[CANDIDATES];
	gint64 pointer, want;
} next_rows[] = {
	{ "the first turn is the first one's",
		{ { 3, 0, -1, 0 }, { 5, 0, -1, 0 }, { 9, 0, -1, 0 } }, 0, 3 },
	{ "the next one follows",
		{ { 3, 0, -1, 0 }, { 5, 0, -1, 0 }, { 9, 0, -1, 0 } }, 3, 5 },
	{ "over the ids a, b, c with the last case on c, a is next",
		{ { 3, 7, -1, 1 }, { 5, 7, -1, 2 }, { 9, 7, -1, 3 } }, 9, 3 },
	{ "somebody who left keeps his place in the round",
		{ { 3, 0, -1, 0 }, { 9, 0, -1, 0 } }, 5, 9 },
	{ "somebody new waits till the round comes by",
		{ { 3, 0, -1, 0 }, { 4, 0, -1, 0 }, { 9, 0, -1, 0 } }, 3, 4 },
	{ "one alone is always next", { { 7, 0, -1, 0 } }, 7, 7 },
	{ "nobody is nobody", { { 0 } }, 7, 0 },
	{ "who has reached his limit is passed over",
		{ { 3, 0, -1, 0 }, { 5, 2, 2, 0 }, { 9, 0, -1, 0 } }, 3, 9 },
	{ "who is one below it is not",
		{ { 3, 0, -1, 0 }, { 5, 1, 2, 0 }, { 9, 0, -1, 0 } }, 3, 5 },
	{ "all at their limits is nobody",
		{ { 3, 1, 1, 0 }, { 5, 4, 2, 0 }, { 9, 0, 0, 0 } }, 3, 0 },
};

static const struct least_row {
	const char *name;
	struct candidate candidates[CANDIDATES];
	gint64 want;
} least_rows[] = {
	{ "the fewest open cases win",
		{ { 3, 2, -1, 1 }, { 5, 1, -1, 9 }, { 9, 4, -1, 1 } }, 5 },
	{ "a tie goes to whom no case came for longest",
		{ { 3, 1, -1, 8 }, { 5, 1, -1, 9 }, { 9, 1, -1, 7 } }, 9 },
	{ "never is longer than any time",
		{ { 3, 0, -1, 1 }, { 5, 0, -1, 0 }, { 9, 0, -1, 1 } }, 5 },
	{ "a tie in both goes to the lowest id",
		{ { 3, 1, -1, 5 }, { 5, 1, -1, 5 }, { 9, 1, -1, 5 } }, 3 },
	{ "the least busy at his limit is passed over",
		{ { 3, 2, -1, 0 }, { 5, 1, 1, 0 } }, 3 },
	{ "nobody below his limit is nobody",
		{ { 3, 2, 2, 0 }, { 5, 1, 0, 0 } }, 0 },
	{ "none are nobody", { { 0 } }, 0 },
};

static void
pointer_names_the_next(void **state)
{
	const struct next_row *row = *state;
	g_autoptr(GArray) candidates = some_candidates(row->candidates);

	assert_int_equal(turn_next(candidates, row->pointer), row->want);
}

static void
load_names_the_least_busy(void **state)
{
	const struct least_row *row = *state;
	g_autoptr(GArray) candidates = some_candidates(row->candidates);

	assert_int_equal(turn_least_busy(candidates), row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, next_rows, pointer_names_the_next);
	TESTS_TABLE(&tests, least_rows, load_names_the_least_busy);
	return TESTS_RUN(&tests, "turn");
}
