/* The last stages: how it came, what was decided, and the commit. */
#include "intake/run.h"

#include "base/point.h"
#include "store/arrivals.h"
#include "store/cases.h"
#include "store/decisions.h"
#include "store/loads.h"
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

/* Its followers hear of a mail anyway; those of other accounts only here. */
static bool
tells(const struct decision *d, const struct account *account)
{
	return account->tell_team ||
	       (account->distribution == DISTRIBUTE_DIRECT &&
		       (d->settled || account != d->account));
}

static bool
tell_accounts(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (tells(d, account) &&
			!notes_tell_account(run->tx, d->casefile,
				d->claim.email, account->id, error))
			return false;
	}
	return true;
}

/* SPEC.md, section 3.6: each account that a message came through adds its team.
 */
static bool
record_teams(struct run *run, GError **error)
{
	g_autoptr(GArray) teams = g_array_new(FALSE, FALSE, sizeof(gint64));

	if (run->decision.casefile == CASE_NONE)
		return true;
	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (account->target_team != 0)
			g_array_append_val(teams, account->target_team);
	}
	return cases_add_teams(run->tx, run->decision.casefile, teams, error) &&
	       tell_accounts(run, error);
}

/* Now and then, so that nobody else need think of it. */
static bool
keep_journal_short(struct run *run, GError **error)
{
	enum { EVERY = 64 };
	const struct claim *claim = &run->decision.claim;

	return !claim->won || claim->email % EVERY != 0 ||
	       loads_fold(run->tx, error);
}

bool
run_record(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) facts = run_facts(run);
	const struct decision_row row = {
		.queue_id = run->env->queue_id,
		.email = d->claim.email,
		.casefile = d->casefile,
		.verdict = verdict_row(d->verdict)->name,
		.facts = (const struct log_field *)(void *)facts->data,
	};

	return record_teams(run, error) && record_arrivals(run, error) &&
	       decisions_add(run->tx, &row, error) &&
	       keep_journal_short(run, error);
}

bool
run_commit(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	if (!tx_commit(run->tx, error))
		return false;
	run->picked = false; /* the turn is taken for good */
	if (d->opens)
		d->casefile = d->opened;
	return point_reached("committed", error);
}
