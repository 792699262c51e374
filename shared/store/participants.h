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

/* Does the database know the addresses of all of them? */
enum participants_known { ADDRESSES_ARE_KNOWN, ADDRESSES_MAY_BE_NEW };

/*
 * people: of struct participant.  Our own are left out.  Nobody who is accepted
 * stops being so.
 */
bool participants_add(struct tx *tx, gint64 casefile, const GArray *people,
	enum participants_known known, GError **error);

#endif
