#include "milter/smtp_session.h"

#include "base/log.h"
#include "milter/outbound.h"
#include "rules/archive.h"

enum {
	POOL_MS = 2000,   /* the wait for a connection */
	ANSWER_MS = 5000, /* ... and for the database's answer */
};

struct smtp_session *
smtp_session_new(struct service *service)
{
	struct smtp_session *session = g_new0(struct smtp_session, 1);

	session->service = service;
	session->client = g_strdup("");
	g_atomic_int_inc(&service->sessions);
	return session;
}

void
smtp_session_free(struct smtp_session *session)
{
	if (session == NULL)
		return;
	smtp_session_reset(session);
	g_atomic_int_add(&session->service->sessions, -1);
	g_free(session->client);
	g_free(session);
}

void
smtp_session_client(struct smtp_session *session, const char *address,
	bool simulated)
{
	g_free(session->client);
	session->client = g_strdup(address);
	session->mail.simulated = simulated;
}

void
smtp_session_reset(struct smtp_session *session)
{
	if (session->settings == NULL)
		return;
	smtp_mail_end(&session->mail);
	g_clear_pointer(&session->login, g_free);
	g_clear_pointer(&session->settings, settings_unref);
	session->has_archive = false;
	g_atomic_int_add(&session->service->messages, -1);
}

void
smtp_session_mail(struct smtp_session *session, const char *sender,
	const char *login, gint64 size)
{
	struct smtp_mail *mail = &session->mail;

	smtp_session_reset(session);
	g_atomic_int_inc(&session->service->messages);
	session->settings = service_settings(session->service);
	session->begun = clock_in_ms(0);
	smtp_mail_begin(mail, service_directory(session->service), sender);
	mail->client = session->client;
	mail->said_size = size;
	if (login == NULL || *login == '\0')
		return;
	session->login = directory_login(login);
	mail->login = session->login;
	mail->user = directory_user_of(mail->directory, mail->login);
}

static struct smtp_recipient *
recipient_new(const struct smtp_session *session, const char *given)
{
	const struct conf *conf = session->settings->conf;
	struct smtp_recipient *recipient = g_new0(struct smtp_recipient, 1);

	recipient->given = g_strdup(given);
	recipient->address = smtp_mail_bare(given);
	recipient->account = directory_account_of(session->mail.directory,
		recipient->address, conf->recipient_delimiter);
	recipient->archive =
		recipient->account == NULL &&
		archive_is_one(recipient->address, conf->archive_domain);
	return recipient;
}

static void
log_refused(const struct smtp_session *session,
	const struct smtp_recipient *recipient,
	const struct smtp_answer *answer)
{
	log_event(LOG_INFO, session->mail.queue_id, "recipient refused",
		LOG_FIELDS(log_text("why", answer->why),
			log_text("code", answer->code),
			log_text("account", recipient->account->address),
			log_text("from", session->mail.sender),
			log_text("client", session->client)));
}

struct smtp_answer
smtp_session_rcpt(struct smtp_session *session, const char *given)
{
	struct smtp_mail *mail = &session->mail;
	g_autoptr(smtp_recipient) recipient = recipient_new(session, given);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(gint64));
	const struct inbound_rates_use use = { session->service->rates,
		clock_in_ms(0), hits };
	struct smtp_answer answer = SMTP_GO_ON;

	if (mail->recipients->len >= SMTP_MAIL_RECIPIENTS_MAX)
		return mail->simulated ? SMTP_GO_ON :
					 smtp_answer(SMTP_TOO_MANY);
	if (recipient->account != NULL)
		answer = inbound_rcpt(mail, recipient, session->settings->conf,
			use);
	hits_add(session->service->hits, hits);
	if (answer.kind != SMTP_GOES_ON) {
		log_refused(session, recipient, &answer);
		return answer;
	}
	session->has_archive |= recipient->archive;
	g_ptr_array_add(mail->recipients, g_steal_pointer(&recipient));
	return SMTP_GO_ON;
}

static bool
is_for_us(const struct smtp_session *session)
{
	return smtp_mail_is_for_us(&session->mail);
}

struct smtp_answer
smtp_session_data(struct smtp_session *session, const char *queue_id)
{
	session->mail.queue_id = g_strdup(queue_id);
	if (session->login != NULL || session->has_archive ||
		is_for_us(session))
		return SMTP_GO_ON;
	return SMTP_ACCEPT;
}

void
smtp_session_field(struct smtp_session *session, const char *name,
	const char *value)
{
	smtp_mail_add_field(&session->mail, name, value);
}

bool
smtp_session_wants_body(const struct smtp_session *session)
{
	return is_for_us(session);
}

void
smtp_session_body(struct smtp_session *session, gsize size)
{
	session->mail.size += (gint64)size;
}

/* What the end of a message comes to. */
struct ending {
	struct smtp_answer answer;
	struct edits *edits;
	gint64 casefile;
	bool ours; /* for the log */
};

/* What the database says; false: it could not be asked. */
static bool
ask(const struct smtp_session *session, const struct answers_question *question,
	struct answers *answers, GError **error)
{
	struct pool *pool = session->settings->pool;
	struct db *db = pool_take(pool, clock_in_ms(POOL_MS), error);
	struct tx *tx = NULL;
	bool done = false;

	if (db == NULL)
		return false;
	tx = tx_begin(db, clock_in_ms(ANSWER_MS), error);
	done = tx != NULL && answers_find(tx, question, answers, error) &&
	       tx_commit(tx, error);
	tx_free(tx);
	pool_give(pool, db);
	return done;
}

static struct smtp_answer
end_asking(struct smtp_session *session, struct outbound *outbound,
	struct ending *ending)
{
	g_autoptr(GError) fault = NULL;
	struct answers answers;
	struct smtp_answer answer;
	bool asked = false;

	answers_init(&answers);
	asked = ask(session, &outbound->question, &answers, &fault);
	if (!asked)
		log_event(LOG_ERR, session->mail.queue_id, "database",
			LOG_FIELDS(log_text("text", fault->message)));
	answer = outbound_end(outbound, &session->mail, session->settings->conf,
		asked ? &answers : NULL, ending->edits);
	answers_clear(&answers);
	return answer;
}

static struct smtp_answer
end_inbound(struct smtp_session *session, struct ending *ending)
{
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct smtp_answer answer;

	if (!is_for_us(session) && !session->has_archive)
		return SMTP_ACCEPT;
	ending->ours = true;
	answer = inbound_end(&session->mail, session->settings->conf,
		ending->edits, hits);
	hits_add(session->service->hits, hits);
	return answer;
}

/* Whoever has logged in may be an agent. */
static struct smtp_answer
end_outbound(struct smtp_session *session, struct ending *ending)
{
	struct outbound outbound =
		outbound_begin(&session->mail, session->settings->conf,
			g_get_real_time() / G_USEC_PER_SEC, ending->edits);
	struct smtp_answer answer = SMTP_GO_ON;

	ending->ours = outbound.kind != OUTBOUND_NOT;
	switch (outbound.kind) {
	case OUTBOUND_NOT:
		answer = end_inbound(session, ending);
		break;
	case OUTBOUND_DONE:
		break;
	case OUTBOUND_REFUSED:
		answer = outbound.answer;
		break;
	case OUTBOUND_ASKS:
		answer = end_asking(session, &outbound, ending);
		break;
	}
	ending->casefile = outbound.casefile;
	outbound_clear(&outbound);
	return answer;
}

static struct smtp_answer
decide(struct smtp_session *session, struct ending *ending)
{
	const struct conf *conf = session->settings->conf;

	if (session->login == NULL)
		return end_inbound(session, ending);
	if (service_knows(session->service))
		return end_outbound(session, ending);
	ending->ours = true;
	return g_str_equal(conf->on_database_error, "accept") ?
		       SMTP_ACCEPT :
		       smtp_answer(SMTP_TROUBLE);
}

/* All of the edits or, as far as we can tell the client, nothing. */
static void
apply(struct ending *ending, const struct edits_way *way, void *ctx)
{
	if (ending->answer.kind != SMTP_GOES_ON ||
		edits_do(ending->edits, way, ctx))
		return;
	ending->answer = smtp_answer(SMTP_TROUBLE);
	ending->answer.why = "edit";
}

static const char *const endings[] = {
	[SMTP_GOES_ON] = "passed",
	[SMTP_ACCEPTED] = "passed",
	[SMTP_REFUSED] = "refused",
	[SMTP_LATER] = "deferred",
	[SMTP_DISCARDED] = "discarded",
};

/* The first group account among the recipients. */
static const char *
account_of(const struct smtp_mail *mail)
{
	for (guint i = 0; i < mail->recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(mail->recipients, i);

		if (recipient->account != NULL)
			return recipient->account->address;
	}
	return NULL;
}

static void
log_ending(const struct smtp_session *session, const struct ending *ending)
{
	const struct smtp_mail *mail = &session->mail;
	g_autofree char *edits = edits_summary(ending->edits);
	const struct smtp_answer *answer = &ending->answer;

	log_event(ending->ours ? LOG_INFO : LOG_DEBUG, mail->queue_id,
		endings[answer->kind],
		LOG_FIELDS(log_text("why", answer->why),
			log_text("code", answer->code),
			log_number("case", ending->casefile),
			log_text("account", account_of(mail)),
			log_text("login", mail->login),
			log_text("from", mail->sender),
			log_number("nrcpt", mail->recipients->len),
			log_text("edits", *edits != '\0' ? edits : NULL),
			log_number("ms",
				(clock_in_ms(0) - session->begun) / 1000)));
}

struct smtp_answer
smtp_session_end(struct smtp_session *session, const struct edits_way *way,
	void *ctx)
{
	g_autoptr(edits) edits = edits_new();
	struct ending ending = { .edits = edits };

	ending.answer = decide(session, &ending);
	apply(&ending, way, ctx);
	log_ending(session, &ending);
	return ending.answer;
}
