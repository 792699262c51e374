#include "intake/origin.h"

#include "mail/trace.h"
#include "rules/domain.h"
#include "rules/recipient.h"

void
origin_init(struct origin *origin)
{
	senders_init(&origin->from);
	senders_init(&origin->reply_to);
}

void
origin_clear(struct origin *origin)
{
	senders_clear(&origin->from);
	senders_clear(&origin->reply_to);
}

const char *
run_sender(const struct run *run)
{
	const struct message_address *from = message_first(run->msg, ROLE_FROM);

	return from ? from->address : run->env->sender;
}

/* NULL: no account's by its domain alone. */
static const char *
linking_domain(const struct run *run, const char *address)
{
	const struct conf *conf = run->in->conf;
	const char *domain = domain_of(address);

	return conf->link_by_domain &&
			       !domain_is_in(domain, conf->free_mail_domains) ?
		       domain :
		       NULL;
}

bool
origin_ask(const struct run *run, struct origin *origin, GError **error)
{
	const char *sender = run->customer ? run->customer : run_sender(run);
	const struct message_address *reply =
		run->decision.archived ? NULL :
					 message_first(run->msg, ROLE_REPLY_TO);
	g_autofree char *envelope = g_ascii_strdown(run->env->sender, -1);
	const struct senders_question from = {
		.address = sender,
		.domain = linking_domain(run, sender),
		.envelope = g_str_equal(envelope, sender) ? NULL : envelope,
	};
	const struct senders_question reply_to = {
		.address = reply ? reply->address : NULL,
	};

	return senders_find(run->tx, &from, &origin->from, error) &&
	       (reply == NULL || senders_find(run->tx, &reply_to,
					 &origin->reply_to, error));
}

static struct sender
best_of(const struct senders *senders)
{
	return sender_first((const struct sender *)(void *)senders->found->data,
		senders->found->len);
}

static void
note_candidates(struct decision *d, const struct senders *senders)
{
	sender_list((const struct sender *)(void *)senders->found->data,
		senders->found->len, d->candidates);
}

static enum form
find_form(const struct run *run, const struct origin *origin,
	const struct sender *from, const struct sender *reply_to)
{
	bool has_reply_to = message_first(run->msg, ROLE_REPLY_TO) != NULL;
	const struct form_signs signs = {
		.from = from,
		.reply_to = has_reply_to ? reply_to : NULL,
		.envelope_is_ours = origin->from.envelope_is_ours,
		.standing = run->decision.standing,
		.proven = standing_proves_agent(run_sender(run), &run->authres,
			run->in->conf->agent_domains),
	};

	return form_find(&signs);
}

/* In our name, without proof; of the person the form knows what he wrote. */
static void
settle_form(struct decision *d, const struct sender *reply_to)
{
	if (standing_counts(d->standing))
		d->standing = STANDING_OURS;
	if (d->form != FORM_FILLED)
		return;
	d->sender = *reply_to;
	d->sender.guessed = true;
}

static void
settle_written(struct run *run, const struct origin *origin)
{
	const struct message_address *written =
		message_first(run->msg, ROLE_FROM);
	struct sender from = best_of(&origin->from);
	struct sender reply_to = best_of(&origin->reply_to);
	struct decision *d = &run->decision;

	d->sender = sender_settle(&from, &reply_to);
	d->standing = standing_of(written ? written->address : NULL, &from,
		&run->authres, run->in->conf->agent_domains);
	if (d->standing == STANDING_AGENT)
		d->author = d->sender.id;
	d->form = find_form(run, origin, &from, &reply_to);
	if (d->form != FORM_NONE)
		settle_form(d, &reply_to);
	note_candidates(d,
		d->sender.guessed ? &origin->reply_to : &origin->from);
}

/* Who wrote it is proved; what it belongs to its reader says. */
static void
settle_archived(struct decision *d, const struct origin *origin)
{
	d->standing = STANDING_AGENT;
	d->sender = best_of(&origin->from);
	if (!sender_is_customer(&d->sender))
		d->sender = sender_user(d->author);
	note_candidates(d, &origin->from);
}

void
origin_settle(struct run *run, const struct origin *origin)
{
	if (run->decision.archived)
		settle_archived(&run->decision, origin);
	else
		settle_written(run, origin);
}

const struct message_address *
origin_person(const struct run *run)
{
	return message_first(run->msg,
		run->decision.form == FORM_FILLED ? ROLE_REPLY_TO : ROLE_FROM);
}

/* The top Received field is our own host's, whatever stands below. */
static bool
is_trusted(const struct run *run)
{
	const char *const *trusted =
		(const char *const *)run->decision.account->trusted_forms;
	g_autoptr(trace) trace = trace_read(run->raw);
	g_autofree char *client =
		trace->client ? form_client(trace->client) : NULL;

	return form_is_trusted(trusted, trace->login, client) ||
	       (run->authres.login[0] != '\0' &&
		       form_is_trusted(trusted, run->authres.login, NULL));
}

void
origin_trust(struct run *run)
{
	struct decision *d = &run->decision;

	if (d->form != FORM_FILLED)
		return;
	d->form_trusted = is_trusted(run);
	d->silence = d->form_trusted ? silence_of_form(run->msg, &d->class,
					       origin_person(run)->address) :
				       silence_because("form not trusted");
}
