/*
 * candidates.h - to whom the new cases of group accounts can go
 */
#ifndef STORE_CANDIDATES_H
#define STORE_CANDIDATES_H

#include "rules/account.h"
#include "store/tx.h"

/*
 * Reads who is present, with their loads, and where the rounds stand into the
 * accounts (struct account *) that the addresses (char *) name; what they knew
 * before is forgotten.  Accounts that come into the array by a statement in
 * front of this one, in the same trip, count.
 */
bool candidates_find(struct tx *tx, const GPtrArray *addresses,
	GPtrArray *accounts, GError **error);

#endif
