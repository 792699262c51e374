/* The stages that keep a new message: all is queued till the commit. */
#include "intake/run.h"

#include "base/text.h"
#include "store/cases.h"
#include "store/emails.h"
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
	bool from_lead = d->sender.kind == SENDER_LEAD;
	const struct case_new new = {
		.name = name,
		.description = run->msg->text ? run->msg->text : "",
		.assignee = d->assignment.user,
		.group_account = d->account->id,
		.account = d->sender.account,
		.contact = d->sender.kind == SENDER_CONTACT ? d->sender.id : 0,
		.lead = from_lead ? d->sender.id : 0,
	};

	if (!cases_open(run->tx, &new, &d->opened, error))
		return false;
	return d->assignment.user == 0 ||
	       (assignments_add(run->tx, d->account, CASE_OPENED,
			&d->assignment, error) &&
		       notes_follow(run->tx, CASE_OPENED, d->assignment.user,
			       error));
}

bool
run_keep(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	const struct email_new email = {
		.id = d->claim.email,
		.msg = run->msg,
		.raw = run->raw,
		.class = mail_class_name(d->class.class),
		.casefile = d->casefile,
		.sender = d->sender,
		.replied = d->thread.replied,
	};

	if (d->opens && !open_case(run, error))
		return false;
	if (!d->opens && d->casefile != CASE_NONE &&
		!cases_touch(run->tx, d->casefile, error))
		return false;
	if (d->adopts)
		return emails_adopt(run->tx, d->claim.email, d->casefile,
			error);
	return emails_insert(run->tx, &email, error);
}

/* SPEC.md, section 7: nobody was free, so somebody must look. */
static bool
tell_team(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	return !d->opens || d->assignment.user != 0 ||
	       d->account->target_team == 0 ||
	       notes_tell_team(run->tx, d->casefile, d->claim.email,
		       d->account->target_team, error);
}

bool
run_stream(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;

	return d->casefile == CASE_NONE ||
	       (notes_add_received(run->tx, d->casefile, d->claim.email,
			d->opens, run->msg->new_text, error) &&
		       notes_tell_followers(run->tx, d->casefile,
			       d->claim.email, error) &&
		       tell_team(run, error));
}
