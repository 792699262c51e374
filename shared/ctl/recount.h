/*
 * recount.h - the rounds of group accounts in Redis, for `postcase recount`
 */
#ifndef CTL_RECOUNT_H
#define CTL_RECOUNT_H

#include "ctl/ctl.h"

/*
 * Compares each round in Redis with the turns that are committed, and if mend
 * sets it right.  rounds: those that are wrong or were, with --json all.
 * *redis: why Redis did not answer, or NULL; the caller frees it.
 */
bool recount_rounds(struct ctl *ctl, bool mend, struct rows *rounds,
	char **redis, GError **error);

#endif
