/*
 * rights.h - what somebody may, and what a record is to him
 */
#ifndef STORE_RIGHTS_H
#define STORE_RIGHTS_H

#include "rules/access.h"
#include "store/tx.h"

struct right {
	gint64 user; /* 0: there is no such user */
	bool active;
	struct access access;
	char *language, *zone; /* of users; zone NULL: the machine's */
};

void right_clear(struct right *right);

/* By login. */
bool rights_find(struct tx *tx, const char *login, struct right *right,
	GError **error);

/* The ties of a record to a user; user 0 is nobody. */
struct right_ties {
	bool found; /* is there such a record? */
	struct access_ties ties;
};

bool rights_of_email(struct tx *tx, gint64 email, gint64 user,
	struct right_ties *ties, GError **error);

/* Of e-mails (gint64, sorted): appends a struct right_ties for each. */
bool rights_of_emails(struct tx *tx, const GArray *emails, gint64 user,
	GArray *ties, GError **error);

bool rights_of_case(struct tx *tx, gint64 number, gint64 user,
	struct right_ties *ties, GError **error);

#endif
