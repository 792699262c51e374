/* The stage that tells people: notes, followers, notifications. */
#include "intake/run.h"

#include "store/merges.h"
#include "store/notes.h"

/* A link stands on both cases, unless it is only one side's claim. */
static bool
link_cases(struct run *run, gint64 other, const char *why, bool both,
	GError **error)
{
	gint64 casefile = run->decision.casefile;
	const struct note_event here = { .kind = "linked", .other = other };
	const struct note_event there = { .kind = "linked", .other = casefile };

	return merges_link(run->tx, casefile, other, why, error) &&
	       notes_add_event(run->tx, casefile, &here, error) &&
	       (!both || (notes_add_event(run->tx, other, &there, error) &&
				 notes_tell_followers(run->tx, other, error)));
}

/* "[#42]" of somebody whom case 42 does not know: his case says so. */
static bool
link_mentioned(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	for (guint i = 0; d->opens && i < run->found.said->len; i++) {
		const struct thread_said *said =
			&g_array_index(run->found.said, struct thread_said, i);

		if (said->number == d->mentions)
			return link_cases(run, said->casefile, "number", false,
				error);
	}
	return true;
}

static bool
tell_links(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	for (size_t i = 0; i < d->plan.linked; i++)
		if (!link_cases(run, d->plan.links[i].from, "thread", true,
			    error))
			return false;
	return (d->answers == 0 || link_cases(run, d->answers, "closed",
					   d->answers_known, error)) &&
	       link_mentioned(run, error);
}

static bool
tell_reopening(struct run *run, GError **error)
{
	const struct note_event reopened = {
		.kind = "reopened",
		.other = CASE_NONE,
	};

	return run->decision.followup != FOLLOWUP_REOPEN ||
	       notes_add_event(run->tx, run->decision.casefile, &reopened,
		       error);
}

/* Looks at all mail of the case, so only when there is something. */
static bool
note_taken(struct run *run, GError **error)
{
	g_autoptr(GArray) emails = run_brings(run);

	return emails->len == 0 ||
	       notes_add_taken(run->tx, run->decision.casefile, error);
}

/*
 * Does nobody have it, though a person wrote?  A stranger's answer to a closed
 * case reopens nothing; if nobody were told it would be lost there.
 */
static bool
is_nobodys(const struct run *run)
{
	const struct decision *d = &run->decision;

	if (d->sent)
		return false;
	if (d->opens)
		return d->assignment.user == 0;
	return run_may_open(run) && run_case_of(run, d->casefile) != NULL &&
	       run_case_of(run, d->casefile)->assignee == 0;
}

/* SPEC.md, section 7: nobody was free, so somebody must look. */
static bool
tell_team(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	return !is_nobodys(run) ||
	       notes_tell_team(run->tx, d->casefile, d->claim.email,
		       d->account->id, error);
}

static bool
add_note(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	const struct note_mail mail = {
		.email = d->claim.email,
		.initial = d->opens,
		.sent = d->sent,
		.author = d->author,
	};

	return d->adopts ? notes_adopt(run->tx, d->casefile, &mail, error) :
			   notes_add_mail(run->tx, d->casefile, &mail, error);
}

/* Nothing proves whose it was: the agent says so, and may accept him. */
static bool
note_forwarded(struct run *run, GError **error)
{
	const struct note_event forwarded = {
		.kind = "forwarded",
		.other = CASE_NONE,
		.author = run->decision.author,
		.text = run->forwarded,
	};

	return run->forwarded == NULL ||
	       notes_add_event(run->tx, run->decision.casefile, &forwarded,
		       error);
}

static bool
add_notes(struct run *run, GError **error)
{
	if (run->decision.casefile == CASE_NONE)
		return add_note(run, error);
	return tell_reopening(run, error) && add_note(run, error) &&
	       note_forwarded(run, error) && note_taken(run, error) &&
	       tell_links(run, error);
}

static bool
tell(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	if (d->settled)
		return notes_tell_desks(run->tx, d->claim.email, error);
	if (d->casefile == CASE_NONE)
		return notes_tell_caseless(run->tx, d->claim.email, error);
	return notes_tell_followers(run->tx, d->casefile, error) &&
	       tell_team(run, error);
}

bool
run_stream(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	return (d->settled || add_notes(run, error)) &&
	       (d->account->mode == ACCOUNT_OBSERVE || d->account->aside ||
		       tell(run, error));
}
