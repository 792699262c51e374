/*
 * inbound.h - mail that comes to group accounts (SPEC.md, sections 3, 6, 10)
 *
 * Pure but for inbound_rate(): from what is in memory alone, without a question
 * to anybody.  In observe mode an account refuses nothing.
 */
#ifndef MILTER_INBOUND_H
#define MILTER_INBOUND_H

#include "conf/conf.h"
#include "milter/edits.h"
#include "milter/inbound_rates.h"
#include "milter/smtp_answer.h"
#include "milter/smtp_mail.h"

struct inbound_rates_use {
	struct inbound_rates *rates;
	gint64 now;   /* monotonic, microseconds */
	GArray *hits; /* as of inbound_end(), or NULL: not counted */
};

/*
 * What a recipient is told, which is a group account's and not yet in
 * mail->recipients: inactive, too large (by SIZE=), not wanted from this sender
 * by a filter that asks for nothing else, too many a minute.  Never refuses
 * what nobody's SMTP brought (mail->simulated).  Locks rates.
 */
struct smtp_answer inbound_rcpt(const struct smtp_mail *mail,
	const struct smtp_recipient *recipient, const struct conf *conf,
	struct inbound_rates_use use);

/*
 * All of the message is there, and no agent's proven answer: takes out what
 * only we may write, asks for the size and the filters.  A refusal is for all
 * recipients.  Adds to edits, which count if it goes on; hits: gint64 ids of
 * filters that let nothing in, for filter_hit (others are counted at delivery).
 */
struct smtp_answer inbound_end(const struct smtp_mail *mail,
	const struct conf *conf, struct edits *edits, GArray *hits);

#endif
