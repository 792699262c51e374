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

struct rcpt_found {
	enum rcpt rcpt;
	gint64 size_limit; /* bytes that it takes; 0: as all do */
};

/*
 * Is it where an agent's mail leaves its copy?  Then it is never refused, and
 * what it is worth intake_run() finds out.
 */
bool rcpt_is_archive(const struct conf *conf, const char *recipient);

/* One round trip; false: nobody knows. */
bool rcpt_find(struct intake *in, const char *recipient,
	struct rcpt_found *found, GError **error);

#endif
