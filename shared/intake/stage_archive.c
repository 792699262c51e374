/* The stage that asks whether a recipient proves an agent's mail. */
#include "intake/run.h"

#include "intake/archived.h"
#include "mail/field.h"
#include "mail/msgid.h"
#include "rules/recipient.h"
#include "store/archives.h"
#include "store/cases.h"
#include "store/thread_ids.h"
#include "store/token_keys.h"

enum { NAMED_MAX = 100 }; /* of To and Cc that are asked for */

/* What is asked and what comes back. */
struct question {
	GArray *claimed;      /* of struct run_archive: what recipients say */
	GArray *accounts;     /* gint64 */
	GPtrArray *addresses; /* char * */
	char *message_id;     /* or NULL */
	struct key own, content;
	GArray *keys;    /* of struct token_key */
	GPtrArray *rows; /* of struct archives_row * */
};

static void
question_clear(struct question *q)
{
	g_array_unref(q->claimed);
	g_array_unref(q->accounts);
	g_ptr_array_unref(q->addresses);
	g_free(q->message_id);
	g_array_unref(q->keys);
	g_ptr_array_unref(q->rows);
}

static bool
is_archive(const struct run *run, const char *recipient)
{
	return archive_is_one(recipient, run->in->conf->archive_domain);
}

static bool
has_archives(const struct run *run)
{
	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		if (is_archive(run, *r))
			return true;
	return false;
}

static void
add_claimed(const struct run *run, struct question *q)
{
	for (const char *const *r = run->env->recipients; *r != NULL; r++) {
		struct run_archive claimed = { .recipient = *r };

		if (!archive_of_recipient(*r, run->in->conf->archive_domain,
			    &claimed.says))
			continue;
		g_array_append_val(q->claimed, claimed);
		g_array_append_val(q->accounts, claimed.says.account);
	}
}

static void
add_addresses(const struct run *run, struct question *q)
{
	const GPtrArray *addresses = run->msg->addresses;

	for (guint i = 0; i < addresses->len && i < NAMED_MAX; i++) {
		const struct message_address *a =
			g_ptr_array_index(addresses, i);

		recipient_names(a->address, run->in->conf->recipient_delimiter,
			q->addresses);
	}
}

/* One that no parser survives was sent all the same: its header is looked at.
 */
static char *
find_id(const struct run *run)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(run->raw, &size);
	struct fields fields = fields_of(bytes, size);
	struct field field;
	g_autofree char *value = NULL;

	if (!run->msg->unreadable)
		return g_strdup(run->msg->id);
	if (!fields_find(&fields, "Message-ID", &field))
		return NULL;
	value = g_strndup(field.value, field.value_size);
	return msgid_first(value);
}

static void
question_init(struct question *q, const struct run *run)
{
	*q = (struct question){
		.claimed =
			g_array_new(FALSE, FALSE, sizeof(struct run_archive)),
		.accounts = g_array_new(FALSE, FALSE, sizeof(gint64)),
		.addresses = g_ptr_array_new_with_free_func(g_free),
		.message_id = find_id(run),
		.content = key_make(run->msg, run->raw),
		.keys = g_array_new(FALSE, TRUE, sizeof(struct token_key)),
		.rows = g_ptr_array_new_with_free_func(
			(GDestroyNotify)archives_row_free),
	};
	if (!key_make_own(run->msg, &q->own))
		q->own = q->content;
	add_claimed(run, q);
	add_addresses(run, q);
}

/* Behind the locks of its thread: no other copy of it is under way. */
static bool
ask(struct run *run, struct question *q, GError **error)
{
	const struct archives_question archives = {
		.accounts = q->accounts,
		.addresses = q->addresses,
		.message_id = q->message_id,
		.own = &q->own,
		.content = &q->content,
	};

	if (q->claimed->len == 0 || q->message_id == NULL)
		return true; /* nothing to believe */
	return thread_ids_lock(run->tx, q->message_id, run->msg->ancestors,
		       error) &&
	       token_keys_find(run->tx, q->keys, error) &&
	       archives_find(run->tx, &archives, q->rows, error) &&
	       tx_trip(run->tx, error);
}

/* address: NULL, any; id: 0, any.  NULL: there is none. */
static const struct archives_row *
row_of(const struct question *q, enum archives_kind kind, const char *address,
	gint64 id)
{
	for (guint i = 0; i < q->rows->len; i++) {
		const struct archives_row *row = g_ptr_array_index(q->rows, i);

		if (row->kind == kind && (id == 0 || row->id == id) &&
			(address == NULL ||
				g_strcmp0(row->address, address) == 0))
			return row;
	}
	return NULL;
}

static bool
has_row(const struct question *q, enum archives_kind kind, const char *address,
	gint64 id)
{
	return row_of(q, kind, address, id) != NULL;
}

/* With whatever extension. */
static bool
is_account(const struct run *run, const struct question *q, const char *address)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	recipient_names(address, run->in->conf->recipient_delimiter, names);
	for (guint i = 0; i < names->len; i++)
		if (has_row(q, ARCHIVES_GROUP, g_ptr_array_index(names, i), 0))
			return true;
	return false;
}

/*
 * He wrote it in his own name, or in that of a group account.  What cannot be
 * read names nobody.
 */
static bool
is_his(const struct run *run, const struct question *q, gint64 user)
{
	const struct message_address *from = message_first(run->msg, ROLE_FROM);

	if (run->msg->unreadable)
		return true;
	return from != NULL &&
	       (has_row(q, ARCHIVES_USER, from->address, user) ||
		       is_account(run, q, from->address));
}

static const char *
why_wrong(const struct run *run, const struct question *q,
	const struct archive *archive)
{
	gint64 now = g_get_real_time() / G_USEC_PER_SEC;

	if (!archive_is_right(archive, q->message_id, q->keys, now))
		return "not signed for this message, or too old";
	if (!has_row(q, ARCHIVES_ACCOUNT, NULL, archive->account))
		return "its group account is gone";
	if (!is_his(run, q, archive->user))
		return "From is not the agent's";
	if (has_row(q, ARCHIVES_OTHER, NULL, 0))
		return "it stood for another message";
	return NULL;
}

static void
judge(struct run *run, const struct question *q)
{
	const char *why = "no archive address of ours";

	for (guint i = 0; i < q->claimed->len; i++) {
		struct run_archive claimed =
			g_array_index(q->claimed, struct run_archive, i);

		why = why_wrong(run, q, &claimed.says);
		if (why != NULL)
			continue;
		claimed.account = g_strdup(
			row_of(q, ARCHIVES_ACCOUNT, NULL, claimed.says.account)
				->address);
		g_array_append_val(run->archives, claimed);
	}
	if (run->archives->len > 0)
		return;
	run->decision.archive_wrong = why;
	log_event(LOG_WARNING, run->env->queue_id, "archive",
		LOG_FIELDS(log_text("sender", run->env->sender),
			log_text("message-id", q->message_id),
			log_text("text", why)));
}

/* What is not believed is nobody. */
static void
take_out(struct run *run)
{
	const struct envelope *env = run->env;

	run->envelope = *env;
	for (size_t i = 0; env->recipients[i] != NULL; i++) {
		const char *recipient = env->recipients[i];
		const char *original = envelope_original(env, i);

		if (is_archive(run, recipient) &&
			archived_by(run, recipient) == NULL)
			continue;
		g_ptr_array_add(run->recipients, g_strdup(recipient));
		g_ptr_array_add(run->originals, g_strdup(original));
	}
	g_ptr_array_add(run->recipients, NULL);
	run->envelope.recipients = (const char *const *)run->recipients->pdata;
	run->envelope.originals = (const char *const *)run->originals->pdata;
	run->env = &run->envelope;
}

/* Whom it went to: customers, or nobody but ourselves. */
static void
find_readers(struct run *run, const struct question *q)
{
	bool to_group = false;

	for (guint i = 0; i < run->msg->addresses->len; i++) {
		const struct message_address *a =
			g_ptr_array_index(run->msg->addresses, i);

		if (i >= NAMED_MAX ||
			(a->role != ROLE_TO && a->role != ROLE_CC))
			continue;
		if (is_account(run, q, a->address) ||
			is_archive(run, a->address))
			to_group = true;
		else if (run->customer == NULL &&
			 !has_row(q, ARCHIVES_USER, a->address, 0))
			run->customer = a->address;
	}
	run->decision.sent = run->customer != NULL || !to_group;
}

static void
believe(struct run *run, const struct question *q)
{
	run->decision.archived = true;
	run->decision.author = archive_at(run, 0)->says.user;
	run->key = q->own;
	run->content = q->content;
	run->spam = false;
	find_readers(run, q);
}

/* Nobody is left: nothing is stored, and the mail server is told it is well. */
static void
drop(struct decision *d)
{
	d->settled = true;
	d->verdict = VERDICT_DROPPED;
	d->casefile = CASE_NONE;
}

bool
run_archive(struct run *run, GError **error)
{
	struct question q;
	bool ok;

	if (!has_archives(run))
		return true;
	question_init(&q, run);
	ok = ask(run, &q, error);
	if (ok) {
		judge(run, &q);
		take_out(run);
		if (run->archives->len > 0)
			believe(run, &q);
		else if (run->env->recipients[0] == NULL)
			drop(&run->decision);
	}
	question_clear(&q);
	return ok;
}
