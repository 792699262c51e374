/* What was decided, as fields: for the log, the decision record and replay. */
#include "intake/run.h"

static void
add_text(GArray *facts, const char *key, const char *text)
{
	struct log_field field = log_text(key, text);

	g_array_append_val(facts, field);
}

static void
add_number(GArray *facts, const char *key, gint64 number)
{
	struct log_field field = log_number(key, number);

	if (number != 0)
		g_array_append_val(facts, field);
}

/* Most mail has none. */
static void
add_some(GArray *facts, const char *key, const char *text)
{
	if (text != NULL && *text != '\0')
		add_text(facts, key, text);
}

static void
add_authres(GArray *facts, const struct authres *authres)
{
	for (int i = 0; i < AUTH_METHODS; i++)
		if (authres->results[i] != RESULT_ABSENT)
			add_text(facts, auth_method_name(i),
				auth_result_name(authres->results[i]));
	if (authres->policy != POLICY_UNKNOWN)
		add_text(facts, "policy", auth_policy_name(authres->policy));
	if (authres->broken)
		add_text(facts, "authres", "broken");
}

static void
add_class(GArray *facts, const struct decision *d)
{
	add_text(facts, "class", mail_class_name(d->class.class));
	add_some(facts, "because", d->class.reason);
	if (d->class.class == CLASS_PERSON)
		add_some(facts, "silent", d->silence.reason);
}

/* Which message is meant, and of whom it tells: the first, and how many. */
static void
add_report(GArray *facts, const struct report *report)
{
	const struct report_recipient *first = NULL;

	if (report == NULL)
		return;
	add_text(facts, "report", report_kind_name(report->kind));
	add_some(facts, "what", report->what);
	add_some(facts, "about", report->original.id);
	if (report->recipients->len == 0)
		return;
	first = g_ptr_array_index(report->recipients, 0);
	add_text(facts, report_action_name(first->action), first->address);
	add_some(facts, "status", first->status);
	if (first->action == ACTION_FAILED)
		add_text(facts, "bounce", first->hard ? "hard" : "soft");
	if (report->recipients->len > 1)
		add_number(facts, "recipients", report->recipients->len);
}

static const char *
form_word(const struct decision *d)
{
	switch (d->form) {
	case FORM_NONE:
		return NULL;
	case FORM_FILLED:
		return d->form_trusted ? "trusted" : "untrusted";
	case FORM_EMPTY:
		return "nobody's";
	}
	return NULL;
}

static void
add_sender(GArray *facts, const struct decision *d)
{
	add_text(facts, "sender", sender_kind_name(d->sender.kind));
	add_number(facts, "record", d->sender.id);
	if (d->standing != STANDING_PLAIN)
		add_text(facts, "standing", standing_name(d->standing));
	if (d->sender.guessed)
		add_text(facts, "by", "reply-to");
	add_some(facts, "candidates", d->candidates);
	add_number(facts, "opportunity", d->sender.opportunity);
	add_some(facts, "form", form_word(d));
}

static void
add_flag(GArray *facts, const char *key, bool flag)
{
	if (flag)
		add_text(facts, key, "yes");
}

/* Of several the first; the stream has them all. */
static void
add_thread(GArray *facts, const struct decision *d)
{
	add_text(facts, "thread", thread_how_name(d->thread.how));
	add_number(facts, "replied", d->thread.replied);
	add_number(facts, "same-id", d->same_id);
	add_flag(facts, "stranger", d->stranger);
	add_flag(facts, "reopens", d->followup == FOLLOWUP_REOPEN);
	add_number(facts, "answers", d->answers);
	if (d->plan.merged > 0)
		add_number(facts, "merged", d->plan.merges[0].from);
	if (d->plan.linked > 0)
		add_number(facts, "linked", d->plan.links[0].from);
	add_number(facts, "mentions", d->mentions);
	if (d->token_wrong)
		add_text(facts, "token", "wrong");
}

static void
add_assignment(GArray *facts, const struct assignment *assignment)
{
	if (assignment->user == 0)
		return;
	add_number(facts, "user", assignment->user);
	add_text(facts, "by", assignment_source_name(assignment));
	add_number(facts, "turn", assignment->turn);
}

static void
add_archive(GArray *facts, const struct decision *d)
{
	if (d->archived)
		add_text(facts, "archive", d->sent ? "sent" : "to us");
	else if (d->archive_wrong != NULL)
		add_text(facts, "archive", d->archive_wrong);
	if (d->archived)
		add_number(facts, "author", d->author);
}

GArray *
run_facts(const struct run *run)
{
	const struct decision *d = &run->decision;
	GArray *facts = g_array_new(TRUE, FALSE, sizeof(struct log_field));
	const struct log_field end = { .type = FIELD_END };

	add_text(facts, "door", envelope_door_name(run->env->door));
	add_archive(facts, d);
	add_class(facts, d);
	add_report(facts, run->msg->report);
	add_authres(facts, &run->authres);
	add_text(facts, "account",
		d->account ? g_ptr_array_index(d->account->addresses, 0) :
			     NULL);
	add_flag(facts, "spam", run->spam);
	add_some(facts, "filter", run->filtered->str);
	add_thread(facts, d);
	add_sender(facts, d);
	add_assignment(facts, &d->assignment);
	g_array_append_val(facts, end);
	return facts;
}
