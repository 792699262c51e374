/*
 * silence.h - may a program answer this? (SPEC.md, section 10; RFC 3834, 5230)
 *
 * What can be seen in the message and its envelope; age and rate are others'
 * to judge.
 */
#ifndef RULES_SILENCE_H
#define RULES_SILENCE_H

#include "rules/classify.h"

/* Why no automatic answer may go out, one line; "": nothing forbids it. */
struct silence {
	char reason[CLASSIFY_REASON_BYTES];
};

/* sender and own as for classify(), which has found class. */
struct silence silence_find(const struct message *msg,
	const struct classified *class, const char *sender,
	const GPtrArray *own);

/* The same for a form of ours that is trusted, of the person in Reply-To. */
struct silence silence_of_form(const struct message *msg,
	const struct classified *class, const char *person);

/* For a reason that the message does not show. */
struct silence silence_because(const char *reason);

#endif
