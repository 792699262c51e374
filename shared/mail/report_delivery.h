/*
 * report_delivery.h - the machine-readable part of a delivery report (RFC 3464,
 * 6533); private to mail/
 */
#ifndef MAIL_REPORT_DELIVERY_H
#define MAIL_REPORT_DELIVERY_H

#include "mail/report_prose.h"

#include <glib.h>

/*
 * Adds the recipients of message/delivery-status bytes and the envelope id.
 * The address is the Original-Recipient, which the sender knows, else the
 * Final-Recipient.  The prose says more about a recipient, and which it is
 * when both are no addresses.
 */
void report_delivery_read(struct report *report, const char *bytes, gsize size,
	const struct prose *prose);

#endif
