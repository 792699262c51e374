/*
 * outbound.h - mail of agents on its way out (SPEC.md, section 9; RPL-3, RPL-6)
 *
 * In three steps: outbound_begin() looks at login, From and what the mail
 * cites; where that names no case nothing else happens.  Else the case is asked
 * for (store/answers.h), or taken from a token alone when PostgreSQL is away;
 * then outbound_end() makes the changes.  Steps one and three are pure.
 */
#ifndef MILTER_OUTBOUND_H
#define MILTER_OUTBOUND_H

#include "conf/conf.h"
#include "milter/edits.h"
#include "milter/smtp_answer.h"
#include "milter/smtp_mail.h"
#include "store/answers.h"

struct outbound {
	enum outbound_kind {
		OUTBOUND_NOT,        /* no agent's: for inbound_end() */
		OUTBOUND_LEFT_ALONE, /* an agent's that concerns no case */
		OUTBOUND_REFUSED,
		OUTBOUND_ASKS, /* question has to be answered */
	} kind;
	struct smtp_answer answer;        /* of OUTBOUND_REFUSED */
	struct answers_question question; /* owned */
	/* What else the steps tell each other: owned, see outbound.c. */
	struct outbound_found *found;
};

void outbound_clear(struct outbound *outbound);

struct outbound outbound_begin(const struct smtp_mail *mail,
	const struct conf *conf);

/*
 * rows: what store/answers.h found, NULL: the database could not be asked.
 * now: seconds since 1970.  Adds to edits; *casefile: its number for the log,
 * or 0.
 */
struct smtp_answer outbound_end(struct outbound *outbound,
	const struct smtp_mail *mail, const struct conf *conf,
	const struct answers *rows, gint64 now, struct edits *edits,
	gint64 *casefile);

#endif
