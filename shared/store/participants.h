/*
 * participants.h - the customers of a case: who wrote, and whom they named
 */
#ifndef STORE_PARTICIPANTS_H
#define STORE_PARTICIPANTS_H

#include "store/cases.h"

struct participant {
	const char *address; /* lower case; borrowed until the next trip */
	bool accepted;
};

/*
 * people: of struct participant.  Their addresses are known to the database
 * already; our own are left out.  Nobody who is accepted stops being so.
 */
bool participants_add(struct tx *tx, gint64 casefile, const GArray *people,
	GError **error);

#endif
