/* The stage that keeps a new message: all is queued till the commit. */
#include "intake/run.h"

#include "base/text.h"
#include "intake/archived.h"
#include "intake/people.h"
#include "store/cases.h"
#include "store/emails.h"
#include "store/merges.h"
#include "store/notes.h"

enum { NAME_BYTES_MAX = 255 }; /* SUB-1, in bytes */

/* SUB-1; and what nobody could read says so. */
static char *
case_name(const struct message *msg)
{
	if (msg->unreadable)
		return g_strdup("(This message could not be read)");
	if (msg->subject[0] == '\0')
		return g_strdup("(No Subject)");
	return text_clean(msg->subject, -1, NAME_BYTES_MAX, false);
}

static bool
open_case(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	g_autofree char *name = case_name(run->msg);
	const struct case_new new = {
		.name = name,
		.assignee = d->assignment.user,
		.group_account = d->account->id,
		.account = d->sender.account,
		.contact = d->sender.contact,
		.lead = d->sender.lead,
	};

	if (!cases_open(run->tx, &new, &d->opened, error))
		return false;
	return d->assignment.user == 0 ||
	       (assignments_add(run->tx, d->account, CASE_OPENED,
			&d->assignment, error) &&
		       notes_follow(run->tx, CASE_OPENED, d->assignment.user,
			       error));
}

/* Opened, reopened, or moved on. */
static bool
keep_case(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	if (d->casefile == CASE_NONE)
		return true;
	if (d->opens)
		return open_case(run, error);
	if (d->sent)
		return archived_touch_case(run, error);
	return d->followup == FOLLOWUP_REOPEN ?
		       cases_reopen(run->tx, d->casefile, error) :
		       cases_touch(run->tx, d->casefile, error);
}

static bool
is_unverified(const struct decision *d)
{
	return !standing_counts(d->standing) || d->sender.guessed;
}

static bool
keep_email(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	const struct email_new email = {
		.id = d->claim.email,
		.msg = run->msg,
		.raw = run->raw,
		.class = mail_class_name(d->class.class),
		.casefile = d->casefile,
		.sender = d->sender,
		.replied = d->thread.replied,
		.same_id = d->same_id,
		.group_folder = d->group_folder,
		.spam = run->spam,
		.stranger = d->stranger,
		.unverified = is_unverified(d),
		.ours = d->standing == STANDING_AGENT,
		.sent = d->sent,
		.contact_first = run->in->conf->b2c,
		.form = d->form == FORM_FILLED,
	};

	return d->adopts || emails_insert(run->tx, &email, error);
}

/* Somebody forged, or unknown to the case, brings it nothing but his mail. */
static bool
may_bring(const struct decision *d)
{
	return d->casefile != CASE_NONE && !d->stranger &&
	       standing_counts(d->standing);
}

GArray *
run_brings(const struct run *run)
{
	const struct decision *d = &run->decision;
	const GArray *clues = run->found.clues;
	GArray *emails = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; may_bring(d) && i < clues->len; i++) {
		const struct thread_clue *clue =
			&g_array_index(clues, struct thread_clue, i);

		if (!clue->on_case && clue->email != d->claim.email)
			g_array_append_val(emails, clue->email);
	}
	return emails;
}

/* SPEC.md, section 3.7: what was stored without a case, and is answered now. */
static bool
take_in(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) emails = run_brings(run);

	return (emails->len == 0 ||
		       emails_take_in(run->tx, emails, d->casefile,
			       d->standing == STANDING_AGENT ? NULL :
							       run_sender(run),
			       d->author, error)) &&
	       (!d->adopts || emails_adopt(run->tx, d->claim.email, d->casefile,
				      error));
}

bool
run_keep(struct run *run, GError **error)
{
	const struct merge_plan *plan = &run->decision.plan;
	const struct merge_by by_mail = { .agent = false };

	for (size_t i = 0; i < plan->merged; i++)
		if (!merges_do(run->tx, plan->merges[i], by_mail, error))
			return false;
	return keep_case(run, error) && keep_email(run, error) &&
	       take_in(run, error) && people_keep(run, error);
}
