/* The stage that says how a message came, and on whose desks it lies. */
#include "intake/run.h"

#include "store/arrivals.h"
#include "store/cases.h"
#include "store/desks.h"
#include "store/notes.h"

const char *
envelope_door_name(enum envelope_door door)
{
	static const char *const names[] = {
		[DOOR_PIPE] = "pipe",
		[DOOR_LMTP] = "lmtp",
		[DOOR_POLL] = "poll",
	};

	return names[door];
}

static bool
record_arrivals(struct run *run, GError **error)
{
	const struct envelope *env = run->env;

	for (const char *const *r = env->recipients; *r != NULL; r++) {
		const struct arrival arrival = {
			.email = run->decision.claim.email,
			.door = envelope_door_name(env->door),
			.queue_id = env->queue_id,
			.sender = env->sender,
			.recipient = *r,
			.original = env->original,
			.group_account = run_account_of(run, *r)->id,
		};

		if (!arrivals_add(run->tx, &arrival, error))
			return false;
	}
	return true;
}

static GArray *
account_ids(const struct run *run)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		g_array_append_val(ids, account->id);
	}
	return ids;
}

/* SPEC.md, section 3.6: each account that a message came through adds its
 * teams. */
static bool
add_teams(struct run *run, const GArray *accounts, GError **error)
{
	const struct decision *d = &run->decision;

	if (d->casefile == CASE_NONE)
		return true;
	return cases_add_teams(run->tx, d->casefile, accounts, error) &&
	       (!d->opens || !d->account->team_follows ||
		       notes_follow_teams(run->tx, d->casefile, d->account->id,
			       error));
}

/* Before anybody is told: who may know of it depends on all this. */
bool
run_desk(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) accounts = account_ids(run);
	const struct desk_new desk = {
		.email = d->claim.email,
		.casefile = d->casefile,
		.accounts = accounts,
		.group_folder = d->group_folder,
		.author = d->author,
		.outcomes = run->outcomes,
	};

	return record_arrivals(run, error) && add_teams(run, accounts, error) &&
	       desks_add(run->tx, &desk, error);
}
