/* Who gets a new case? (SPEC.md, section 7; DIS-1 ... DIS-5) */
#include "base/log.h"
#include "intake/run.h"
#include "rules/turn.h"
#include "store/candidates.h"

/*
 * A pick by Redis, which knows of those in flight.  False is no fault here:
 * what is wrong with Redis is logged, and PostgreSQL is asked.
 */
static bool
ask_redis(struct run *run)
{
	struct decision *d = &run->decision;
	g_autoptr(GError) why = NULL;

	if (!redis_is_set(run->in->redis))
		return false;
	if (!turns_pick(run->in->redis, d->account, &run->pick, &why)) {
		log_event(LOG_WARNING, run->env->queue_id, "redis",
			LOG_FIELDS(log_text("text", why->message)));
		return false;
	}
	run->picked = run->pick.user != 0;
	d->assignment = (struct assignment){
		.user = run->pick.user,
		.source = ASSIGNED_BY_REDIS,
		.turn = run->pick.turn,
		.pointer = run->pick.pointer,
	};
	return true;
}

static struct assignment
pick_here(const struct account *account)
{
	struct assignment picked = { .source = ASSIGNED_BY_POSTGRESQL };

	if (account->distribution == DISTRIBUTE_LEAST_BUSY) {
		picked.user = turn_least_busy(account->candidates);
		return picked;
	}
	picked.user = turn_next(account->candidates, account->pointer);
	picked.pointer = picked.user;
	picked.turn = picked.user ? account_turn(account) + 1 : 0;
	return picked;
}

/*
 * One at a time in a team, from here to the commit: so as late as possible.
 * What trip 1 read may be old by now, so it is read again behind the lock.
 */
static bool
ask_postgresql(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	if (!assignments_lock(run->tx, d->account, error) ||
		!candidates_find(run->tx, d->account->addresses, run->accounts,
			error) ||
		!tx_trip(run->tx, error))
		return false;
	d->assignment = pick_here(d->account);
	return true;
}

bool
run_distribute(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	gint64 first = turn_next(d->account->candidates, 0);

	if (d->opens && d->sent) {
		d->assignment.user = d->author;
		return true;
	}
	if (!d->opens || first == 0)
		return true; /* nobody is free: it stays unassigned */
	switch (d->account->distribution) {
	case DISTRIBUTE_NONE:
		return true;
	case DISTRIBUTE_DIRECT:
		d->assignment.user = first; /* there is no other */
		return true;
	case DISTRIBUTE_ROUND_ROBIN:
	case DISTRIBUTE_LEAST_BUSY:
		return ask_redis(run) || ask_postgresql(run, error);
	}
	return true;
}

void
distribute_undo(struct run *run)
{
	g_autoptr(GError) why = NULL;

	if (run->picked && !turns_undo(run->in->redis, run->decision.account,
				   &run->pick, &why))
		log_event(LOG_WARNING, run->env->queue_id, "redis",
			LOG_FIELDS(log_text("text", why->message)));
	run->picked = false;
}
