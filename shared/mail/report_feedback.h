/*
 * report_feedback.h - abuse reports (RFC 5965, 6591) and disposition notices
 * (RFC 8098); private to mail/
 */
#ifndef MAIL_REPORT_FEEDBACK_H
#define MAIL_REPORT_FEEDBACK_H

#include "mail/report.h"

#include <glib.h>
#include <stdbool.h>

/*
 * Of message/feedback-report bytes: what is complained about, and the
 * Original-Rcpt-To addresses, to which the mail had been delivered.
 */
void report_feedback_read(struct report *report, const char *bytes, gsize size);

/*
 * Of the message that a Microsoft complaint encloses, with no other part: its
 * X-HmXmrOriginalRecipient.  False when there is none.
 */
bool report_feedback_enclosed(struct report *report, const char *bytes,
	gsize size);

/*
 * Of message/disposition-notification bytes: the recipient, Original-Message-ID
 * and the disposition type ("displayed", "deleted", ...).
 */
void report_disposition_read(struct report *report, const char *bytes,
	gsize size);

#endif
