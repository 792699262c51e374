/*
 * rcpt.h - is there a group account for this recipient?
 *
 * For doors that can say so before a message comes.  intake_run() decides again
 * inside of its transaction.
 */
#ifndef INTAKE_RCPT_H
#define INTAKE_RCPT_H

#include "intake/intake.h"

enum rcpt {
	RCPT_UNKNOWN, /* the database said so */
	RCPT_ACTIVE,
	RCPT_INACTIVE,
};

/* One round trip; false: nobody knows. */
bool rcpt_find(struct intake *in, const char *recipient, enum rcpt *rcpt,
	GError **error);

#endif
