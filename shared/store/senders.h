/*
 * senders.h - the records that have an address
 */
#ifndef STORE_SENDERS_H
#define STORE_SENDERS_H

#include "store/tx.h"

/*
 * Appends a struct sender for each contact, account, lead, user and group
 * account with this address (lower case), 50 at most.
 */
bool senders_find(struct tx *tx, const char *address, GArray *senders,
	GError **error);

#endif
