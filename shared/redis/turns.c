#include "redis/turns.h"

#include "redis/call.h"

static GPtrArray *
new_words(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

static void
add_number(GPtrArray *words, gint64 number)
{
	g_ptr_array_add(words, g_strdup_printf("%" G_GINT64_FORMAT, number));
}

/* In the order of the scripts; the braces keep them together in a cluster. */
static GPtrArray *
keys_of(gint64 account)
{
	static const char *const common[] = { "{turns}:picks",
		"{turns}:snapshot" };
	static const char *const own[] = { "round", "owed", "open" };
	GPtrArray *keys = new_words();

	for (size_t i = 0; i < G_N_ELEMENTS(common); i++)
		g_ptr_array_add(keys, g_strdup(common[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
		g_ptr_array_add(keys,
			g_strdup_printf("{turns}:%s:%" G_GINT64_FORMAT, own[i],
				account));
	return keys;
}

/* Does the reply have n numbers? */
static bool
expect_numbers(const redisReply *reply, size_t n, GError **error)
{
	bool ok = reply->type == REDIS_REPLY_ARRAY && reply->elements == n;

	for (size_t i = 0; ok && i < n; i++)
		ok = reply->element[i]->type == REDIS_REPLY_INTEGER;
	return ok || fault_set(error, FAULT_BUG, "4.3.0",
			     "Redis: an answer that the script does not give");
}

static redisReply *
ask(struct redis *redis, const char *script, gint64 account,
	const GPtrArray *args, GError **error)
{
	g_autoptr(GPtrArray) keys = keys_of(account);

	return redis_call(redis, script, keys, args, error);
}

static char *
list_candidates(const struct account *account)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < account->candidates->len; i++) {
		const struct candidate *c = &g_array_index(account->candidates,
			struct candidate, i);

		g_string_append_printf(list,
			"%" G_GINT64_FORMAT " %" G_GINT64_FORMAT
			" %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ",
			c->user, c->load, c->limit, c->assigned);
	}
	return g_string_free(list, FALSE);
}

static char *
list_turns(const struct account *account)
{
	GString *list = g_string_new(NULL);

	for (guint i = 0; i < account->turns->len; i++) {
		const struct turn *turn =
			&g_array_index(account->turns, struct turn, i);

		g_string_append_printf(list,
			"%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " ",
			turn->number, turn->user);
	}
	return g_string_free(list, FALSE);
}

static GPtrArray *
pick_args(const struct account *account)
{
	GPtrArray *args = new_words();

	g_ptr_array_add(args,
		g_strdup(distribution_name(account->distribution)));
	add_number(args, account->transaction);
	g_ptr_array_add(args, g_strdup(account->snapshot));
	g_ptr_array_add(args, list_candidates(account));
	add_number(args, account->pointer);
	g_ptr_array_add(args, list_turns(account));
	return args;
}

static bool
is_candidate(const struct account *account, gint64 user)
{
	for (guint i = 0; i < account->candidates->len; i++)
		if (g_array_index(account->candidates, struct candidate, i)
				.user == user)
			return true;
	return false;
}

static bool
is_next_turn(const struct account *account, const struct redis_turn *pick)
{
	enum { IN_FLIGHT_MAX = 100000 };
	gint64 ahead = pick->turn - account_turn(account);

	if (account->distribution != DISTRIBUTE_ROUND_ROBIN)
		return pick->turn == 0;
	return ahead > 0 && ahead <= IN_FLIGHT_MAX && pick->pointer >= 0;
}

/* Whoever spoils Redis must not spoil the log of turns, which is for ever. */
static bool
is_plausible(const struct account *account, const struct redis_turn *pick)
{
	return pick->user == 0 || (is_candidate(account, pick->user) &&
					  is_next_turn(account, pick));
}

enum { TURN, USER, POINTER, BEFORE, OWED, LOADS }; /* pick.lua's answer */

static void
read_loads(const redisReply *reply, const struct account *account)
{
	for (guint i = 0; i < account->candidates->len; i++)
		g_array_index(account->candidates, struct candidate, i).load =
			reply->element[LOADS + i]->integer;
}

bool
turns_pick(struct redis *redis, const struct account *account,
	struct redis_turn *pick, GError **error)
{
	g_autoptr(GPtrArray) args = pick_args(account);
	g_autoptr(redisReply) reply =
		ask(redis, "pick", account->id, args, error);

	if (reply == NULL ||
		!expect_numbers(reply, LOADS + account->candidates->len, error))
		return false;
	*pick = (struct redis_turn){
		.turn = reply->element[TURN]->integer,
		.user = reply->element[USER]->integer,
		.pointer = reply->element[POINTER]->integer,
		.before = reply->element[BEFORE]->integer,
		.owed = reply->element[OWED]->integer != 0,
	};
	if (!is_plausible(account, pick))
		return fault_set(error, FAULT_BUG, "4.3.0",
			"Redis: a turn that cannot be (postcase recount)");
	read_loads(reply, account);
	return true;
}

bool
turns_undo(struct redis *redis, const struct account *account,
	const struct redis_turn *pick, GError **error)
{
	g_autoptr(GPtrArray) args = new_words();

	add_number(args, account->transaction);
	add_number(args, pick->turn);
	add_number(args, pick->user);
	add_number(args, pick->before);
	add_number(args, pick->owed);

	g_autoptr(redisReply) reply =
		ask(redis, "undo", account->id, args, error);
	return reply != NULL;
}

bool
turns_compare(struct redis *redis, const struct redis_compare *committed,
	struct redis_round *round, GError **error)
{
	enum { ROUND_TURN, IN_FLIGHT, MENDED, ROUND_N };
	g_autoptr(GPtrArray) args = new_words();

	add_number(args, committed->turn);
	add_number(args, committed->pointer);
	add_number(args, committed->mend);

	g_autoptr(redisReply) reply =
		ask(redis, "round", committed->account, args, error);
	if (reply == NULL || !expect_numbers(reply, ROUND_N, error))
		return false;
	*round = (struct redis_round){
		.turn = reply->element[ROUND_TURN]->integer,
		.in_flight = reply->element[IN_FLIGHT]->integer,
		.mended = reply->element[MENDED]->integer != 0,
	};
	return true;
}
