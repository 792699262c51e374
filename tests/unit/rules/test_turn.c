#include "rules/turn.h"

#include "table.h"

static const struct row {
	const char *name;
	gint64 candidates[4]; /* 0 at the end */
	gint64 pointer, want;
} rows[] = {
	{ "the first turn is the first one's", { 3, 5, 9 }, 0, 3 },
	{ "the next one follows", { 3, 5, 9 }, 3, 5 },
	{ "behind the last comes the first", { 3, 5, 9 }, 9, 3 },
	{ "somebody who left keeps his place in the round", { 3, 9 }, 5, 9 },
	{ "somebody new waits till the round comes by", { 3, 4, 9 }, 3, 4 },
	{ "one alone is always next", { 7 }, 7, 7 },
	{ "nobody is nobody", { 0 }, 7, 0 },
};

static void
pointer_names_the_next(void **state)
{
	const struct row *row = *state;
	g_autoptr(GArray) candidates =
		g_array_new(FALSE, FALSE, sizeof(gint64));

	for (const gint64 *id = row->candidates; *id != 0; id++)
		g_array_append_val(candidates, *id);
	assert_int_equal(turn_next(candidates, row->pointer), row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, pointer_names_the_next);
	return TESTS_RUN(&tests, "turn");
}
