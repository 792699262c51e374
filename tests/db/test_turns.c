/* The pick in Redis: the same rules as rules/turn.h, and its way back. */
#include "redis/turns.h"

#include "rules/turn.h"

#include "table.h"

enum { TIMEOUT_MS = 10000, HISTORY = 2000, MANY = 1000, KNOWN = 64 };

static struct redis *
new_redis(void)
{
	return redis_new(g_getenv("POSTCASE_REDIS"), "test:", TIMEOUT_MS);
}

/* Transactions, as PostgreSQL would number them: never one twice. */
static gint64
new_transaction(void)
{
	static gint64 last;

	if (last == 0)
		last = g_get_real_time() / 1000;
	return ++last;
}

/* Everything before this transaction has ended. */
static void
see_all(struct account *account)
{
	gint64 now = new_transaction();

	g_free(account->snapshot);
	account->snapshot =
		g_strdup_printf("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":",
			now, now);
	account->transaction = now;
}

/* From this one on nothing has. */
static void
see_nothing_since(struct account *account, gint64 transaction)
{
	g_free(account->snapshot);
	account->snapshot =
		g_strdup_printf("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":",
			transaction, transaction);
	account->transaction = new_transaction();
}

/* No other test has this account, nor one of its users. */
static struct account *
new_account(enum distribution distribution, int users)
{
	static gint64 last;
	struct account *account = account_new();

	if (last == 0)
		last = g_get_real_time();
	account->id = last += 100;
	account->distribution = distribution;
	for (int i = 1; i <= users; i++) {
		const struct candidate candidate = { .user = last + i,
			.limit = -1 };

		g_array_append_val(account->candidates, candidate);
	}
	see_all(account);
	return account;
}

static struct candidate *
candidate_of(const struct account *account, guint i)
{
	return &g_array_index(account->candidates, struct candidate, i);
}

static gint64
user_of(const struct account *account, guint i)
{
	return candidate_of(account, i)->user;
}

static void
commit_turn(struct account *account, const struct redis_turn *pick)
{
	const struct turn turn = { .number = pick->turn, .user = pick->user };

	g_array_prepend_val(account->turns, turn);
	g_array_set_size(account->turns, MIN(account->turns->len, KNOWN));
	account->pointer = pick->pointer;
}

static struct redis_turn
pick_from(struct redis *redis, const struct account *account)
{
	struct redis_turn pick = { 0 };
	g_autoptr(GError) fault = NULL;

	if (!turns_pick(redis, account, &pick, &fault))
		fail_msg("%s", fault->message);
	return pick;
}

/* The same pick by the rule alone: each unfinished one counts. */
struct model {
	gint64 transaction, user;
	bool ended;
};

static gint64
pick_by_rule(const struct account *account, const GArray *picks, gint64 pointer)
{
	g_autoptr(GArray) seen = g_array_copy(account->candidates);

	for (guint i = 0; i < seen->len; i++) {
		struct candidate *c = &g_array_index(seen, struct candidate, i);

		for (guint j = 0; j < picks->len; j++) {
			const struct model *pick =
				&g_array_index(picks, struct model, j);

			if (pick->user != c->user || pick->ended)
				continue;
			c->load++;
			c->assigned = G_MAXINT64 / 2 + j; /* in their order */
		}
	}
	if (account->distribution == DISTRIBUTE_LEAST_BUSY)
		return turn_least_busy(seen);
	return turn_next(seen, pointer);
}

static void
roll_candidates(GRand *dice, struct account *account)
{
	for (guint i = 0; i < account->candidates->len; i++) {
		struct candidate *c = candidate_of(account, i);

		c->load = g_rand_int_range(dice, 0, 4);
		c->limit = g_rand_int_range(dice, -1, 6);
		c->assigned = g_rand_int_range(dice, 0, 4) * (gint64)1000;
	}
}

/* Some of those in flight have ended; the snapshot says which have not. */
static void
roll_snapshot(GRand *dice, struct account *account, GArray *picks)
{
	GString *text = g_string_new(NULL);
	gint64 oldest = 0, now = new_transaction();

	for (guint i = 0; i < picks->len; i++) {
		struct model *pick = &g_array_index(picks, struct model, i);

		pick->ended = pick->ended || g_rand_int_range(dice, 0, 5) == 0;
		if (pick->ended)
			continue;
		oldest = oldest ? oldest : pick->transaction;
		g_string_append_printf(text, "%s%" G_GINT64_FORMAT,
			text->len > 0 ? "," : "", pick->transaction);
	}
	g_free(account->snapshot);
	account->snapshot =
		g_strdup_printf("%" G_GINT64_FORMAT ":%" G_GINT64_FORMAT ":%s",
			oldest ? oldest : now, now, text->str);
	account->transaction = now;
	g_string_free(text, TRUE);
}

static void
redis_picks_as_the_rule_says(void **state)
{
	enum distribution distribution = GPOINTER_TO_INT(*state);
	g_autoptr(redis) redis = new_redis();
	g_autoptr(GRand) dice = g_rand_new_with_seed(4711);
	g_autoptr(account) account = new_account(distribution, 5);
	g_autoptr(GArray) picks =
		g_array_new(FALSE, TRUE, sizeof(struct model));
	gint64 pointer = 0;
	int nobody = 0;

	for (int i = 0; i < HISTORY; i++) {
		roll_candidates(dice, account);
		roll_snapshot(dice, account, picks);
		gint64 want = pick_by_rule(account, picks, pointer);
		struct redis_turn got = pick_from(redis, account);

		if (got.user != want)
			fail_msg("pick %d is %" G_GINT64_FORMAT
				 ", the rule says %" G_GINT64_FORMAT,
				i, got.user, want);
		nobody += want == 0;
		if (want == 0)
			continue;
		const struct model pick = { .user = want,
			.transaction = account->transaction };
		g_array_append_val(picks, pick);
		pointer = got.pointer;
		if (got.turn != 0) /* committed, as far as turns go */
			commit_turn(account, &got);
	}
	assert_in_range(nobody, 1, HISTORY / 2);
}

static void
loads_count_what_is_in_flight(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_LEAST_BUSY, 2);
	gint64 first = account->transaction;

	(void)state;
	candidate_of(account, 0)->load = 3;
	candidate_of(account, 1)->load = 1;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(pick_from(redis, account).user,
			user_of(account, 1));
		candidate_of(account, 1)->load = 1; /* still committed */
		see_nothing_since(account, first);
	}
	(void)pick_from(redis, account);
	assert_int_equal(candidate_of(account, 0)->load, 3);
	assert_int_equal(candidate_of(account, 1)->load, 3);
}

static void
limits_count_what_is_in_flight(void **state)
{
	enum distribution distribution = GPOINTER_TO_INT(*state);
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(distribution, 2);
	gint64 first = account->transaction;

	for (int i = 0; i < 5; i++) {
		gint64 user = 0;

		for (guint j = 0; j < 2; j++)
			*candidate_of(account, j) =
				(struct candidate){ .user = user_of(account, j),
					.limit = 2 };
		user = pick_from(redis, account).user;
		assert_true((user != 0) == (i < 4));
		see_nothing_since(account, first);
	}
}

static void
an_undone_pick_is_as_if_it_had_not_been(void **state)
{
	enum distribution distribution = GPOINTER_TO_INT(*state);
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(distribution, 3);
	gint64 start = account->transaction;
	struct redis_turn first = pick_from(redis, account);

	assert_true(turns_undo(redis, account, &first, NULL));
	see_nothing_since(account, start);
	struct redis_turn again = pick_from(redis, account);
	assert_int_equal(again.user, first.user);
	assert_int_equal(again.turn, first.turn);
	assert_int_equal(candidate_of(account, 0)->load, 0);
}

static void
a_pick_undone_late_is_made_up_for(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 3);
	gint64 start = account->transaction;
	struct redis_turn a = pick_from(redis, account);

	(void)state;
	account->transaction = new_transaction();
	struct redis_turn b = pick_from(redis, account);
	account->transaction = start;
	assert_true(turns_undo(redis, account, &a, NULL));
	see_nothing_since(account, start);
	struct redis_turn owed = pick_from(redis, account);
	assert_int_equal(owed.user, a.user);
	assert_true(owed.owed);
	assert_int_equal(owed.pointer, b.user);
	account->transaction = new_transaction();
	assert_int_equal(pick_from(redis, account).user, user_of(account, 2));
}

/* A process was killed between pick and COMMIT: nobody undoes. */
static void
a_turn_that_was_never_committed_is_made_up_for(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 3);
	struct redis_turn lost = pick_from(redis, account), pick = { 0 };

	(void)state;
	account->transaction = new_transaction();
	pick = pick_from(redis, account); /* the other is still in flight */
	assert_int_equal(pick.user, user_of(account, 1));
	commit_turn(account, &pick);

	see_all(account);
	pick = pick_from(redis, account);
	assert_int_equal(pick.user, lost.user);
	assert_true(pick.owed);
	commit_turn(account, &pick);
	assert_true(turns_undo(redis, account, &lost, NULL)); /* too late */
	for (guint i = 2; i < 6; i++) { /* once, and the round goes on */
		see_all(account);
		pick = pick_from(redis, account);
		assert_int_equal(pick.user, user_of(account, i % 3));
		assert_false(pick.owed);
		commit_turn(account, &pick);
	}
}

static void
committed_turns_win_over_an_older_redis(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 3);
	const struct redis_turn elsewhere = { .turn = 100,
		.user = user_of(account, 1),
		.pointer = user_of(account, 1) };
	struct redis_turn pick = { 0 };

	(void)state;
	commit_turn(account, &elsewhere);
	pick = pick_from(redis, account);
	assert_int_equal(pick.turn, 101);
	assert_int_equal(pick.user, user_of(account, 2));
	account->transaction = new_transaction(); /* none committed since */
	pick = pick_from(redis, account);
	assert_int_equal(pick.turn, 102);
	assert_int_equal(pick.user, user_of(account, 0));
}

static struct redis_round
compare(struct redis *redis, const struct account *account, bool mend)
{
	const struct redis_compare committed = { .account = account->id,
		.turn = account_turn(account),
		.pointer = account->pointer,
		.mend = mend };
	struct redis_round round = { 0 };

	assert_true(turns_compare(redis, &committed, &round, NULL));
	return round;
}

static void
a_comparison_says_where_redis_stands(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 3);
	const struct redis_turn later = { .turn = 9,
		.user = user_of(account, 1),
		.pointer = user_of(account, 1) };
	struct redis_turn pick = { 0 };

	(void)state;
	assert_int_equal(compare(redis, account, true).turn, 0); /* unknown */
	pick = pick_from(redis, account);
	assert_int_equal(compare(redis, account, true).in_flight, 1);
	commit_turn(account, &pick);
	assert_int_equal(compare(redis, account, true).in_flight, 0);
	commit_turn(account, &later);
	assert_false(compare(redis, account, true).mended); /* behind */
	assert_int_equal(compare(redis, account, true).turn, 1);
}

/* The database is an older one: from a backup. */
static void
a_round_that_is_ahead_is_set_back(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 3);
	const struct redis_turn lost = { .turn = 9,
		.user = user_of(account, 1),
		.pointer = user_of(account, 1) };
	struct redis_turn pick = { 0 };

	(void)state;
	commit_turn(account, &lost);
	pick = pick_from(redis, account);
	assert_true(turns_undo(redis, account, &pick, NULL)); /* leaves 9 */
	g_array_set_size(account->turns, 0);
	account->pointer = 0;
	assert_int_equal(compare(redis, account, false).turn, lost.turn);
	assert_false(compare(redis, account, false).mended);
	assert_true(compare(redis, account, true).mended);
	pick = pick_from(redis, account);
	assert_int_equal(pick.turn, 1);
	assert_int_equal(pick.user, user_of(account, 0));
}

static void
a_round_is_not_mended_under_a_pick_in_flight(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 3);

	(void)state;
	(void)pick_from(redis, account);
	assert_false(compare(redis, account, true).mended);
	assert_int_equal(compare(redis, account, true).turn, 1);
}

static void
a_thousand_picks_in_flight_are_counted_quickly(void **state)
{
	g_autoptr(redis) redis = new_redis();
	g_autoptr(account) account = new_account(DISTRIBUTE_LEAST_BUSY, 12);
	gint64 first = account->transaction, total = 0, start = 0;
	gint64 quickest = G_MAXINT64;

	(void)state;
	for (int i = 0; i < MANY + 10; i++) {
		for (guint j = 0; j < account->candidates->len; j++)
			candidate_of(account, j)->load = 0;
		start = g_get_monotonic_time();
		(void)pick_from(redis, account);
		if (i >= MANY)
			quickest =
				MIN(quickest, g_get_monotonic_time() - start);
		see_nothing_since(account, first);
	}
	print_message("# a pick with %d in flight: %" G_GINT64_FORMAT " us\n",
		MANY, quickest);
	for (guint j = 0; j < account->candidates->len; j++)
		total += candidate_of(account, j)->load;
	assert_int_equal(total, MANY + 9);
}

static void
a_redis_that_is_not_there_is_a_fault(void **state)
{
	g_autoptr(redis) redis = redis_new("/nonexistent", "x:", TIMEOUT_MS);
	g_autoptr(account) account = new_account(DISTRIBUTE_ROUND_ROBIN, 1);
	struct redis_turn pick = { 0 };
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_false(turns_pick(redis, account, &pick, &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_TEMP));
	assert_int_equal(pick.user, 0);
}

static void
add_for(struct tests *tests, const char *name, CMUnitTestFunction check,
	enum distribution distribution)
{
	tests_add(tests, name, check, GINT_TO_POINTER(distribution));
}

int
main(void)
{
	struct tests tests = { 0 };

	add_for(&tests, "Redis picks in turn as the rule says, 2000 times",
		redis_picks_as_the_rule_says, DISTRIBUTE_ROUND_ROBIN);
	add_for(&tests, "and the least busy as the rule says, 2000 times",
		redis_picks_as_the_rule_says, DISTRIBUTE_LEAST_BUSY);
	tests_add(&tests, "loads count what is in flight",
		loads_count_what_is_in_flight, NULL);
	add_for(&tests, "limits count what is in flight, in turn",
		limits_count_what_is_in_flight, DISTRIBUTE_ROUND_ROBIN);
	add_for(&tests, "and for the least busy",
		limits_count_what_is_in_flight, DISTRIBUTE_LEAST_BUSY);
	add_for(&tests, "an undone turn is as if it had not been",
		an_undone_pick_is_as_if_it_had_not_been,
		DISTRIBUTE_ROUND_ROBIN);
	add_for(&tests, "so is an undone pick of the least busy",
		an_undone_pick_is_as_if_it_had_not_been, DISTRIBUTE_LEAST_BUSY);
	tests_add(&tests, "a turn undone late is made up for",
		a_pick_undone_late_is_made_up_for, NULL);
	tests_add(&tests, "a turn that was never committed is made up for",
		a_turn_that_was_never_committed_is_made_up_for, NULL);
	tests_add(&tests, "committed turns win over an older Redis",
		committed_turns_win_over_an_older_redis, NULL);
	tests_add(&tests, "a comparison says where Redis stands",
		a_comparison_says_where_redis_stands, NULL);
	tests_add(&tests, "a round that is ahead is set back",
		a_round_that_is_ahead_is_set_back, NULL);
	tests_add(&tests, "a round is not mended under a pick in flight",
		a_round_is_not_mended_under_a_pick_in_flight, NULL);
	tests_add(&tests, "a thousand picks in flight are counted quickly",
		a_thousand_picks_in_flight_are_counted_quickly, NULL);
	tests_add(&tests,
		"a Redis that is not there is a fault, and picks nobody",
		a_redis_that_is_not_there_is_a_fault, NULL);
	return TESTS_RUN(&tests, "turns");
}
