/* Who gets a new case? (SPEC.md, section 7; DIS-1 ... DIS-5) */
#include "base/log.h"
#include "intake/run.h"
#include "rules/turn.h"

/*
 * The turn of the account's round, from Redis.  False is no fault here: what is
 * wrong with Redis is logged, and PostgreSQL is asked.
 */
static bool
ask_redis(struct run *run)
{
	struct decision *d = &run->decision;
	const struct redis_round round = {
		.account = d->account->id,
		.turn = d->account->turn,
		.pointer = d->account->pointer,
		.candidates = d->account->candidates,
	};
	g_autoptr(GError) why = NULL;

	if (!redis_is_set(run->in->redis))
		return false;
	if (!turns_next(run->in->redis, &round, &run->pick, &why)) {
		log_event(LOG_WARNING, run->env->queue_id, "redis",
			LOG_FIELDS(log_text("text", why->message)));
		return false;
	}
	run->picked = true;
	d->assignment = (struct assignment){
		.user = run->pick.user,
		.source = ASSIGNED_BY_REDIS,
		.turn = run->pick.turn,
		.pointer = run->pick.pointer,
	};
	return true;
}

/* One at a time in a team, from here to the commit: so as late as possible. */
static bool
ask_postgresql(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	struct assignment newest = { .source = ASSIGNED_BY_POSTGRESQL };

	if (!assignments_lock(run->tx, d->account, &newest, error) ||
		!tx_trip(run->tx, error))
		return false;
	newest.turn++;
	newest.user = turn_next(d->account->candidates, newest.pointer);
	newest.pointer = newest.user;
	d->assignment = newest;
	return true;
}

bool
run_distribute(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	if (!d->opens || d->account->candidates->len == 0)
		return true; /* it stays unassigned */
	switch (d->account->distribution) {
	case DISTRIBUTE_NONE:
		return true;
	case DISTRIBUTE_DIRECT:
		d->assignment.user = d->account->assigned_user;
		return true;
	case DISTRIBUTE_ROUND_ROBIN:
		return ask_redis(run) || ask_postgresql(run, error);
	}
	return true;
}

void
distribute_undo(struct run *run)
{
	g_autoptr(GError) why = NULL;

	if (run->picked && !turns_undo(run->in->redis,
				   run->decision.account->id, &run->pick, &why))
		log_event(LOG_WARNING, run->env->queue_id, "redis",
			LOG_FIELDS(log_text("text", why->message)));
	run->picked = false;
}
