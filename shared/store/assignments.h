/*
 * assignments.h - who was given which case, and whose turn was last
 */
#ifndef STORE_ASSIGNMENTS_H
#define STORE_ASSIGNMENTS_H

#include "rules/account.h"
#include "store/tx.h"

/* Where a new case goes, and what said so. */
struct assignment {
	gint64 user; /* or 0: nobody */
	enum {
		ASSIGNED_BY_SETTING,
		ASSIGNED_BY_REDIS,
		ASSIGNED_BY_POSTGRESQL,
	} source;
	gint64 turn;    /* 1, 2, ... of the group account; 0: not in turn */
	gint64 pointer; /* whose turn was last, this one counted */
};

/* "redis" */
const char *assignment_source_name(const struct assignment *assignment);

/*
 * One pick at a time in the team of the account, till the end of the
 * transaction: what is read behind this shows all picks before.
 */
bool assignments_lock(struct tx *tx, const struct account *account,
	GError **error);

/* With the candidates of the account, and their loads, as the pick saw them. */
bool assignments_add(struct tx *tx, const struct account *account,
	gint64 casefile, const struct assignment *assignment, GError **error);

#endif
