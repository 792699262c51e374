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
#include "milter/smtp_answer.h"
#include "milter/smtp_mail.h"

/* How many messages came for each group account within a minute. */
struct inbound_rates;
struct inbound_rates *inbound_rates_new(void);
void inbound_rates_free(struct inbound_rates *rates);
AUTOPTR(inbound_rates, inbound_rates_free)

/*
 * What a recipient is told, which is not yet in mail->recipients: inactive,
 * too large (by SIZE=), too many a minute.  Never refuses what nobody's SMTP
 * brought (mail->simulated).  now: monotonic, microseconds.  Locks rates.
 */
struct inbound_rates_use {
	struct inbound_rates *rates;
	gint64 now;
};
struct smtp_answer inbound_rcpt(const struct smtp_mail *mail,
	const struct smtp_recipient *recipient, const struct conf *conf,
	struct inbound_rates_use use);

/*
 * All of the message is there, and no agent's proven answer: takes out what
 * only we may write, asks the filters.  Adds to edits; hits: gint64 ids of
 * filters that decided here, for filter_hit.
 */
struct smtp_answer inbound_end(const struct smtp_mail *mail,
	const struct conf *conf, struct edits *edits, GArray *hits);

#endif
