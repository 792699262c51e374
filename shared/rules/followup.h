/*
 * followup.h - what does an answer do to its case? (SPEC.md, section 4)
 */
#ifndef RULES_FOLLOWUP_H
#define RULES_FOLLOWUP_H

#include "rules/account.h"
#include "rules/thread.h"

enum followup {
	FOLLOWUP_JOIN,   /* it is on the case, which stays as it is */
	FOLLOWUP_REOPEN, /* ... and is open again */
	FOLLOWUP_NEW,    /* a case of its own, linked to the closed one */
};

/*
 * account: through which the answer came.  may_open: its writer and the
 * account could open a case (programs never do, and reopen none).  trusted: the
 * case knows the sender; a stranger's answer reopens nothing.
 */
enum followup followup_choose(const struct thread_case *casefile,
	const struct account *account, bool may_open, bool trusted);

#endif
