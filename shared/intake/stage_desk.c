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

	for (size_t i = 0; env->recipients[i] != NULL; i++) {
		const char *recipient = env->recipients[i];
		const struct account *account = run_account_of(run, recipient);
		const struct arrival arrival = {
			.email = run->decision.claim.email,
			.door = envelope_door_name(env->door),
			.queue_id = env->queue_id,
			.sender = env->sender,
			.recipient = recipient,
			.original = envelope_original(env, i),
			.group_account = account ? account->id : 0,
		};

		if (account != NULL && !arrivals_add(run->tx, &arrival, error))
			return false;
	}
	return true;
}

static GArray *
new_ids(void)
{
	return g_array_new(FALSE, FALSE, sizeof(gint64));
}

static void
add_id(GArray *ids, gint64 id)
{
	if (id != 0)
		g_array_append_val(ids, id);
}

/* SPEC.md, section 3.6: each account that a message came through adds its
 * teams. */
static bool
add_teams(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) accounts = run_account_ids(run);

	if (d->casefile == CASE_NONE)
		return true;
	return cases_add_teams(run->tx, d->casefile, accounts, error) &&
	       (!d->opens || !d->account->team_follows ||
		       notes_follow_teams(run->tx, d->casefile, d->account->id,
			       error));
}

/* Who has its case, and the users whom accounts give all their mail to. */
static GArray *
whose_work(const struct run *run)
{
	const struct decision *d = &run->decision;
	const struct thread_case *joined = run_case_of(run, d->casefile);
	GArray *users = new_ids();

	add_id(users, d->author);
	if (d->sent)
		return users; /* no news for anybody's inbox */
	if (d->opens)
		add_id(users, d->assignment.user);
	else if (joined != NULL)
		add_id(users, joined->assignee);
	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (account->distribution == DISTRIBUTE_DIRECT)
			add_id(users, account->assigned_user);
	}
	return users;
}

/* SPEC.md, section 3.7: nobody's case, so it is their team's mail. */
static bool
gives_to_team(const struct account *account)
{
	return !account->aside && (account->tell_team || !account->create_case);
}

static bool
add_desks_of_teams(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) accounts = new_ids();

	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (!d->sent && gives_to_team(account))
			add_id(accounts, account->id);
	}
	return (accounts->len == 0 && d->group_folder == 0) ||
	       desks_add_teams(run->tx, d->claim.email, accounts,
		       d->group_folder, error);
}

static bool
add_desks(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) users = whose_work(run);

	return desks_add(run->tx, d->claim.email, users, d->author, error) &&
	       add_desks_of_teams(run, error) &&
	       (run->outcomes->len == 0 || desks_filter(run->tx, d->claim.email,
						   run->outcomes, error));
}

/*
 * Before anybody is told: who may know of it depends on all this.  Another copy
 * of what was deleted lies on no desk.
 */
bool
run_desk(struct run *run, GError **error)
{
	const struct claim *claim = &run->decision.claim;

	if (!claim->won && !claim->stored)
		return true;
	return record_arrivals(run, error) && add_teams(run, error) &&
	       add_desks(run, error);
}
