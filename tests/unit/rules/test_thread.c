#include "rules/thread.h"

#include "table.h"

static const struct row {
	const char *name;
	struct thread_clue clues[3];
	size_t n;
	struct thread_choice want;
} rows[] = {
	{ "no clue opens a case", { { THREAD_NEW, 0, 0, 0 } }, 0,
		{ THREAD_NEW, 0, 0, 0 } },
	{ "an e-mail on a case brings its answer there",
		{ { THREAD_REFERENCE, 0, 11, 7 } }, 1,
		{ THREAD_REFERENCE, 7, 0, 11 } },
	{ "of two references the nearest wins, the other is a twin",
		{ { THREAD_REFERENCE, 3, 11, 7 },
			{ THREAD_REFERENCE, 1, 12, 8 } },
		2, { THREAD_REFERENCE, 8, 7, 12 } },
	{ "an e-mail without a case is answered, and opens one",
		{ { THREAD_REFERENCE, 0, 11, 0 } }, 1,
		{ THREAD_NEW, 0, 0, 11 } },
	{ "the case of a farther ancestor counts when the nearest has none",
		{ { THREAD_REFERENCE, 0, 11, 0 },
			{ THREAD_REFERENCE, 1, 12, 8 } },
		2, { THREAD_REFERENCE, 8, 0, 11 } },
};

static void
clues_make_a_choice(void **state)
{
	const struct row *row = *state;
	struct thread_choice got = thread_choose(row->clues, row->n);

	assert_string_equal(thread_how_name(got.how),
		thread_how_name(row->want.how));
	assert_int_equal(got.casefile, row->want.casefile);
	assert_int_equal(got.twin, row->want.twin);
	assert_int_equal(got.replied, row->want.replied);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, clues_make_a_choice);
	return TESTS_RUN(&tests, "thread");
}
