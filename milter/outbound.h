/*
 * outbound.h - mail of agents on its way out (SPEC.md, section 9; RPL-3, RPL-6)
 *
 * In two steps: outbound_begin() looks at login, From and what the mail cites.
 * Where that names no case nothing is asked, and all is done.  Else the case is
 * asked for (store/answers.h), or taken from a token alone when PostgreSQL is
 * away; then outbound_end() makes the changes.  Both are pure.
 *
 * What has passed once is not changed again; but for "X-Postcase-Case: none",
 * which only the first pass can see, as it takes it out.
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
		OUTBOUND_NOT,  /* no agent's: for inbound_end() */
		OUTBOUND_DONE, /* an agent's, and nothing has to be asked: what
				  is to be changed is in edits, if anything */
		OUTBOUND_REFUSED,
		OUTBOUND_ASKS, /* question has to be answered */
	} kind;
	struct smtp_answer answer;        /* of OUTBOUND_REFUSED */
	struct answers_question question; /* of OUTBOUND_ASKS; owned */
	gint64 casefile; /* that it answers, or 0; for the log */
	/* What the steps tell each other: owned, see outbound.c. */
	struct outbound_found *found;
};

void outbound_clear(struct outbound *outbound);

/* now: seconds since 1970.  Adds to edits. */
struct outbound outbound_begin(const struct smtp_mail *mail,
	const struct conf *conf, gint64 now, struct edits *edits);

/*
 * Of OUTBOUND_ASKS: sets outbound->casefile, adds to edits.  answers: what
 * store/answers.h found, NULL: the database could not be asked.
 */
struct smtp_answer outbound_end(struct outbound *outbound,
	const struct smtp_mail *mail, const struct conf *conf,
	const struct answers *answers, struct edits *edits);

#endif
