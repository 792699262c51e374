/*
 * answer.h - which case does an agent's mail answer? (SPEC.md, section 9)
 *
 * Pure: clues are of the message, cases are found elsewhere.
 */
#ifndef RULES_ANSWER_H
#define RULES_ANSWER_H

#include <glib.h>
#include <stdbool.h>

/* A case that an id or a number leads to; merged ones are followed. */
struct answer_case {
	gint64 asked;    /* the number that was asked for, or 0: by an id */
	int distance;    /* of the nearest id: 0, 1, ...; -1: by number */
	gint64 casefile; /* its number now */
	gint64 account;  /* its group account, or 0 */
	bool may_edit;   /* who writes may change the case */
	bool to_them;    /* a recipient is a participant of it, or of its
			    contact's, account's or lead's addresses */
};

#endif
