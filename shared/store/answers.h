/*
 * answers.h - which case an agent's mail is about, for the milter
 *
 * One statement, one round trip.
 */
#ifndef STORE_ANSWERS_H
#define STORE_ANSWERS_H

#include "store/tx.h"

struct answers_question {
	gint64 user;           /* who writes */
	GPtrArray *ids;        /* char *: what it cites, the nearest first */
	GArray *numbers;       /* gint64: of tokens, of the subject, ... */
	GPtrArray *recipients; /* char *: lower case, of the envelope */
};

/* A case that an id or a number names; merged ones are followed. */
struct answers_row {
	gint64 asked; /* the number that was asked for, or 0: by an id */
	int distance; /* of the nearest id: 0, 1, ...; -1: by number */
	gint64 casefile;
	gint64 account; /* its group account, or 0 */
	bool may_edit;  /* he may change the case */
	bool to_them;   /* a recipient is a participant of it, or one of its
			   contact's or account's */
};

struct answers {
	GArray *rows; /* of struct answers_row */
};

bool answers_find(struct tx *tx, const struct answers_question *question,
	struct answers *answers, GError **error);

#endif
