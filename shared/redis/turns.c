#include "redis/turns.h"

#include "redis/call.h"

static void
add_number(GPtrArray *words, gint64 number)
{
	g_ptr_array_add(words, g_strdup_printf("%" G_GINT64_FORMAT, number));
}

/* The braces keep the keys of an account together in a cluster. */
static GPtrArray *
keys_of(gint64 account)
{
	GPtrArray *keys = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(keys,
		g_strdup_printf("{group:%" G_GINT64_FORMAT "}:turn", account));
	g_ptr_array_add(keys,
		g_strdup_printf("{group:%" G_GINT64_FORMAT "}:owed", account));
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

static bool
is_candidate(const GArray *candidates, gint64 user)
{
	for (guint i = 0; i < candidates->len; i++)
		if (g_array_index(candidates, gint64, i) == user)
			return true;
	return false;
}

/* Whoever spoils Redis must not spoil the log of turns, which is for ever. */
static bool
is_plausible(const struct redis_round *round, const struct redis_turn *pick)
{
	enum { IN_FLIGHT_MAX = 100000 };

	return is_candidate(round->candidates, pick->user) &&
	       pick->turn > round->turn &&
	       pick->turn - round->turn <= IN_FLIGHT_MAX && pick->pointer >= 0;
}

bool
turns_next(struct redis *redis, const struct redis_round *round,
	struct redis_turn *pick, GError **error)
{
	enum { TURN, USER, POINTER, BEFORE, OWED, N };
	g_autoptr(GPtrArray) keys = keys_of(round->account);
	g_autoptr(GPtrArray) args = g_ptr_array_new_with_free_func(g_free);

	add_number(args, round->turn);
	add_number(args, round->pointer);
	for (guint i = 0; i < round->candidates->len; i++)
		add_number(args, g_array_index(round->candidates, gint64, i));

	g_autoptr(redisReply) reply =
		redis_call(redis, "turn", keys, args, error);
	if (reply == NULL || !expect_numbers(reply, N, error))
		return false;
	*pick = (struct redis_turn){
		.turn = reply->element[TURN]->integer,
		.user = reply->element[USER]->integer,
		.pointer = reply->element[POINTER]->integer,
		.before = reply->element[BEFORE]->integer,
		.owed = reply->element[OWED]->integer != 0,
	};
	if (!is_plausible(round, pick))
		return fault_set(error, FAULT_BUG, "4.3.0",
			"Redis: a turn that cannot be");
	return true;
}

bool
turns_undo(struct redis *redis, gint64 account, const struct redis_turn *pick,
	GError **error)
{
	g_autoptr(GPtrArray) keys = keys_of(account);
	g_autoptr(GPtrArray) args = g_ptr_array_new_with_free_func(g_free);

	add_number(args, pick->turn);
	add_number(args, pick->user);
	add_number(args, pick->before);
	add_number(args, pick->owed);

	g_autoptr(redisReply) reply =
		redis_call(redis, "undo", keys, args, error);
	return reply != NULL;
}
