/* The turn in Redis: the same rule as rules/turn.h, and its way back. */
#include "redis/turns.h"

#include "rules/turn.h"

#include "table.h"

enum { TIMEOUT_MS = 1000, HISTORY = 2000 };

static struct redis *
new_redis(void)
{
	return redis_new(g_getenv("POSTCASE_REDIS"), "test:", TIMEOUT_MS);
}

static GArray *
some_candidates(const gint64 *ids)
{
	GArray *candidates = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (; *ids != 0; ids++)
		g_array_append_val(candidates, *ids);
	return candidates;
}

/* An account that no other test has. */
static gint64
new_account(void)
{
	static gint64 last;

	if (last == 0)
		last = g_get_real_time();
	return ++last;
}

static void
redis_picks_as_the_rule_says(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(GRand) dice = g_rand_new_with_seed(4711);
	struct redis_round round = { .account = new_account() };
	gint64 pointer = 0;

	(void)state;
	for (int i = 0; i < HISTORY; i++) {
		gint64 ids[6] = { 0 };
		int n = 0;

		for (gint64 id = 1; id <= 5; id++)
			if (g_rand_int_range(dice, 0, 4) > 0)
				ids[n++] = id * 3;
		if (n == 0)
			continue;
		g_autoptr(GArray) candidates = some_candidates(ids);
		struct redis_turn pick = { 0 };

		round.candidates = candidates;
		assert_true(turns_next(redis, &round, &pick, NULL));
		assert_int_equal(pick.user, turn_next(candidates, pointer));
		assert_int_equal(pick.before, pointer);
		pointer = pick.pointer;
	}
}

static void
an_undone_pick_is_as_if_it_had_not_been(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(GArray) candidates =
		some_candidates((const gint64[]){ 1, 2, 3, 0 });
	const struct redis_round round = { .account = new_account(),
		.candidates = candidates };
	struct redis_turn first = { 0 }, again = { 0 };

	(void)state;
	assert_true(turns_next(redis, &round, &first, NULL));
	assert_true(turns_undo(redis, round.account, &first, NULL));
	assert_true(turns_next(redis, &round, &again, NULL));
	assert_int_equal(again.user, first.user);
	assert_int_equal(again.turn, first.turn);
}

static void
a_pick_undone_late_is_made_up_for(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(GArray) candidates =
		some_candidates((const gint64[]){ 1, 2, 3, 0 });
	const struct redis_round round = { .account = new_account(),
		.candidates = candidates };
	struct redis_turn a = { 0 }, b = { 0 }, owed = { 0 }, next = { 0 };

	(void)state;
	assert_true(turns_next(redis, &round, &a, NULL));
	assert_true(turns_next(redis, &round, &b, NULL));
	assert_true(turns_undo(redis, round.account, &a, NULL));
	assert_true(turns_next(redis, &round, &owed, NULL));
	assert_int_equal(owed.user, a.user);
	assert_true(owed.owed);
	assert_int_equal(owed.pointer, b.user);
	assert_true(turns_next(redis, &round, &next, NULL));
	assert_int_equal(next.user, 3);
}

static void
committed_turns_win_over_an_older_redis(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(GArray) candidates =
		some_candidates((const gint64[]){ 1, 2, 3, 0 });
	struct redis_round round = { .account = new_account(),
		.candidates = candidates };
	struct redis_turn pick = { 0 };

	(void)state;
	round.turn = 100;
	round.pointer = 2;
	assert_true(turns_next(redis, &round, &pick, NULL));
	assert_int_equal(pick.turn, 101);
	assert_int_equal(pick.user, 3);
	round.turn = 50; /* older than what Redis has counted since */
	assert_true(turns_next(redis, &round, &pick, NULL));
	assert_int_equal(pick.turn, 102);
	assert_int_equal(pick.user, 1);
}

static void
a_redis_that_is_not_there_is_a_fault(void **state)
{
	g_autoptr(redis) redis = redis_new("/nonexistent", "x:", TIMEOUT_MS);
	g_autoptr(GArray) candidates =
		some_candidates((const gint64[]){ 1, 0 });
	const struct redis_round round = { .account = 1,
		.candidates = candidates };
	struct redis_turn pick = { 0 };
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_false(turns_next(redis, &round, &pick, &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_TEMP));
	assert_int_equal(pick.user, 0);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "Redis picks as the rule says, 2000 times",
		redis_picks_as_the_rule_says, NULL);
	tests_add(&tests, "an undone pick is as if it had not been",
		an_undone_pick_is_as_if_it_had_not_been, NULL);
	tests_add(&tests, "a pick undone late is made up for",
		a_pick_undone_late_is_made_up_for, NULL);
	tests_add(&tests, "committed turns win over an older Redis",
		committed_turns_win_over_an_older_redis, NULL);
	tests_add(&tests,
		"a Redis that is not there is a fault, and picks nobody",
		a_redis_that_is_not_there_is_a_fault, NULL);
	return TESTS_RUN(&tests, "turns");
}
