/*
 * answers.h - which cases an agent's mail may be about, for the milter
 *
 * One statement: with tx_begin() before and tx_commit() behind it one round
 * trip.
 */
#ifndef STORE_ANSWERS_H
#define STORE_ANSWERS_H

#include "rules/answer.h"
#include "store/tx.h"

/* All borrowed until answers_find() returns. */
struct answers_question {
	gint64 user;           /* who writes */
	GPtrArray *ids;        /* char *: what it cites, the nearest first */
	GArray *numbers;       /* gint64: of tokens, of the subject, ... */
	GPtrArray *recipients; /* char *: lower case, of the envelope */
};

struct answers {
	GArray *cases; /* of struct answer_case */
};

void answers_init(struct answers *answers);
void answers_clear(struct answers *answers);

/* The next trip appends to answers. */
bool answers_find(struct tx *tx, const struct answers_question *question,
	struct answers *answers, GError **error);

#endif
