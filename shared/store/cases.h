/*
 * cases.h - cases
 *
 * Where a function takes a case, CASE_OPENED means the one that this very
 * transaction opens: its number is known only after the trip.
 */
#ifndef STORE_CASES_H
#define STORE_CASES_H

#include "store/tx.h"

enum { CASE_NONE = -1, CASE_OPENED = 0 };

struct case_new {
	const char *name;
	gint64 assignee; /* or 0 */
	gint64 group_account;
	gint64 account, contact, lead; /* or 0 */
};

/* *number is there after the next trip. */
bool cases_open(struct tx *tx, const struct case_new *new, gint64 *number,
	GError **error);

/* Something happened on it. */
bool cases_touch(struct tx *tx, gint64 number, GError **error);

/*
 * An agent wrote to the customer, at that moment (seconds since 1970): maybe
 * the first answer to a case that the customer opened.
 */
bool cases_respond(struct tx *tx, gint64 number, gint64 when, GError **error);

/* A customer answered: open again, its assignee's if he still works here. */
bool cases_reopen(struct tx *tx, gint64 number, GError **error);

/* Those of group accounts (gint64 ids); what is there already stays. */
bool cases_add_teams(struct tx *tx, gint64 number, const GArray *accounts,
	GError **error);

#endif
