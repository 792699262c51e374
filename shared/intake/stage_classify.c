/* What a message is, before any database is asked. */
#include "intake/run.h"

#include "rules/recipient.h"
#include "rules/spam.h"

void
run_identify(struct run *run)
{
	const struct message_address *from = message_first(run->msg, ROLE_FROM);
	const struct conf *conf = run->in->conf;
	gsize size = 0;
	const char *bytes = g_bytes_get_data(run->raw, &size);

	run->authres = authres_read(fields_of(bytes, size), conf->authserv_id);
	run->spam = spam_is_said(fields_of(bytes, size), conf->spam_header,
		conf->authserv_id);
	if (from == NULL ||
		!standing_proves_agent(from->address, &run->authres,
			conf->agent_domains) ||
		!key_make_own(run->msg, &run->key))
		run->key = key_make(run->msg, run->raw);
	if (standing_fails(&run->authres))
		key_mark_forged(&run->key);
}

bool
run_classify(struct run *run, GError **error)
{
	const char *sender = run->env->sender;
	struct decision *d = &run->decision;
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);

	(void)error;
	if (d->archived && !run->msg->unreadable) {
		d->class = (struct classified){ .class = CLASS_PERSON };
		d->silence = silence_because("an agent's");
		return true;
	}
	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		recipient_names(*r, run->in->conf->recipient_delimiter, own);
	d->class = classify(run->msg, sender, own);
	d->silence = silence_find(run->msg, &d->class, sender, own);
	return true;
}
