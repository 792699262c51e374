/*
 * emails.h - stored e-mails: one record per message, raw bytes kept once
 */
#ifndef STORE_EMAILS_H
#define STORE_EMAILS_H

#include "mail/message.h"
#include "rules/sender.h"
#include "store/cases.h"

/* What is known of a message beyond the message itself. */
struct email_new {
	gint64 id; /* of the claim */
	const struct message *msg;
	GBytes *raw;
	const char *class;
	gint64 casefile; /* CASE_OPENED, CASE_NONE or a number */
	struct sender sender;
	gint64 replied;      /* the e-mail that it answers, or 0 */
	gint64 same_id;      /* another one with its Message-ID, or 0 */
	gint64 group_folder; /* or 0 */
	bool stranger;       /* not accepted on its case */
	bool unverified;
	bool ours;          /* an agent's: of the customer of its case */
	bool sent;          /* ... who sent it out */
	bool contact_first; /* its parent is not the contact's account (B2C) */
	bool form;          /* Reply-To is the person */
	bool spam;
};

/*
 * The record, the raw bytes in chunks of 1 MiB, the addresses with their roles,
 * the attachments, and its ids for the thread.
 */
bool emails_insert(struct tx *tx, const struct email_new *email,
	GError **error);

/* It is held already, without a case; from now on it is on this one. */
bool emails_adopt(struct tx *tx, gint64 email, gint64 casefile, GError **error);

/*
 * The same for e-mails (gint64 ids) that an answer found, and those without a
 * case that they answer in turn.  sender: whose address they must name, else
 * they stay where they are; NULL: the agent answers, who must be allowed to
 * read them.
 */
bool emails_take_in(struct tx *tx, const GArray *emails, gint64 casefile,
	const char *sender, gint64 agent, GError **error);

/* It is held already, and is now proved to be what an agent sent out. */
bool emails_confirm(struct tx *tx, gint64 email, const struct message *msg,
	GError **error);

#endif
