/*
 * smtp_session.h - one client's session, message by message, without libmilter
 *
 * Each step is a callback of libmilter's, which may run in any thread, but
 * never two of one session at once.  Nothing of a message is left after
 * smtp_session_reset().
 */
#ifndef MILTER_SMTP_SESSION_H
#define MILTER_SMTP_SESSION_H

#include "milter/service.h"
#include "milter/smtp_mail.h"

struct smtp_session {
	struct service *service;
	struct smtp_mail mail;
	struct settings *settings; /* of the message; NULL: none has begun */
	char *client, *login;
	clock_point begun; /* the message */
	bool has_archive;  /* one of its recipients is an archive address */
	/* What the mail server allows. */
	bool mail_is_quiet, field_is_quiet, may_skip;
};

struct smtp_session *smtp_session_new(struct service *service);
void smtp_session_free(struct smtp_session *session);
AUTOPTR(smtp_session, smtp_session_free)

/* address: "" when it is not known. */
void smtp_session_client(struct smtp_session *session, const char *address,
	bool simulated);

/* MAIL FROM; login: NULL is none, size: 0 when it is not said. */
void smtp_session_mail(struct smtp_session *session, const char *sender,
	const char *login, gint64 size);
struct smtp_answer smtp_session_rcpt(struct smtp_session *session,
	const char *given);

/* SMTP_ACCEPTED: nothing of this message concerns us. */
struct smtp_answer smtp_session_data(struct smtp_session *session,
	const char *queue_id);
void smtp_session_field(struct smtp_session *session, const char *name,
	const char *value);

/* Does it matter how long the body is? */
bool smtp_session_wants_body(const struct smtp_session *session);
void smtp_session_body(struct smtp_session *session, gsize size);

/* The end: what the client is told, after what edits says is done. */
struct smtp_answer smtp_session_end(struct smtp_session *session,
	const struct edits_way *way, void *ctx);

void smtp_session_reset(struct smtp_session *session);

#endif
