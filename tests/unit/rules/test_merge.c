#include "rules/merge.h"

#include "table.h"

#define OPEN(n)                                                   \
	{                                                         \
		.number = (n), .open = true, .knows_sender = true \
	}

static const struct row {
	const char *name;
	struct thread_case cases[3];
	size_t n;
	struct merge_pair pairs[3];
	size_t n_pairs;
	gint64 chosen;
	struct merge_plan want;
} rows[] = {
	{ "people who know each other have one case", { OPEN(3), OPEN(5) }, 2,
		{ { 3, 5, false, false, true, false } }, 1, 5,
		{ .merges = { { 5, 3 } }, .merged = 1 } },
	{ "strangers' cases are linked", { OPEN(3), OPEN(5) }, 2,
		{ { 3, 5, false, false, false, false } }, 1, 5,
		{ .links = { { 3, 5 } }, .linked = 1 } },
	{ "a case in which an agent has spoken stays", { OPEN(3), OPEN(5) }, 2,
		{ { 3, 5, false, true, true, false } }, 1, 3,
		{ .links = { { 5, 3 } }, .linked = 1 } },
	{ "a closed case stays", { { .number = 3 }, OPEN(5) }, 2,
		{ { 3, 5, false, false, true, false } }, 1, 5,
		{ .links = { { 3, 5 } }, .linked = 1 } },
	{ "cases that are linked already stay as they are",
		{ OPEN(3), OPEN(5) }, 2, { { 3, 5, true, false, true, false } },
		1, 5, { .merged = 0 } },
	{ "a stranger to one of them merges nothing",
		{ OPEN(3), { .number = 5, .open = true } }, 2,
		{ { 3, 5, false, false, true, false } }, 1, 3,
		{ .links = { { 5, 3 } }, .linked = 1 } },
	{ "on a list all know each other",
		{ { .number = 3, .open = true },
			{ .number = 5, .open = true } },
		2, { { 3, 5, false, false, false, true } }, 1, 5,
		{ .merges = { { 5, 3 } }, .merged = 1 } },
	{ "three become one", { OPEN(3), OPEN(5), OPEN(7) }, 3,
		{ { 3, 5, false, false, true, false },
			{ 3, 7, false, false, true, false },
			{ 5, 7, false, false, true, false } },
		3, 7, { .merges = { { 5, 3 }, { 7, 3 } }, .merged = 2 } },
	{ "the third goes where it is known", { OPEN(3), OPEN(5), OPEN(7) }, 3,
		{ { 3, 5, false, false, false, false },
			{ 3, 7, false, false, false, false },
			{ 5, 7, false, false, true, false } },
		3, 7,
		{ .merges = { { 7, 5 } },
			.merged = 1,
			.links = { { 3, 5 } },
			.linked = 1 } },
};

static void
plan_is(void **state)
{
	const struct row *row = *state;
	struct merge_plan got = merge_choose(row->cases, row->n, row->pairs,
		row->n_pairs, row->chosen);

	assert_int_equal(got.merged, row->want.merged);
	assert_int_equal(got.linked, row->want.linked);
	for (size_t i = 0; i < got.merged; i++) {
		assert_int_equal(got.merges[i].from, row->want.merges[i].from);
		assert_int_equal(got.merges[i].into, row->want.merges[i].into);
	}
	for (size_t i = 0; i < got.linked; i++) {
		assert_int_equal(got.links[i].from, row->want.links[i].from);
		assert_int_equal(got.links[i].into, row->want.links[i].into);
	}
}

static void
a_case_is_followed_through_all_merges(void **state)
{
	const struct merge_plan plan = {
		.merges = { { 5, 3 }, { 7, 5 } },
		.merged = 2,
	};

	(void)state;
	assert_int_equal(merge_follow(&plan, 7), 3);
	assert_int_equal(merge_follow(&plan, 9), 9);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, plan_is);
	tests_add(&tests, "a case is followed through all merges",
		a_case_is_followed_through_all_merges, NULL);
	return TESTS_RUN(&tests, "merge");
}
