/*
 * group_accounts.h - group accounts by their addresses
 */
#ifndef STORE_GROUP_ACCOUNTS_H
#define STORE_GROUP_ACCOUNTS_H

#include "rules/account.h"
#include "store/tx.h"

/*
 * Appends a struct account * (owned by the array) for each account that one of
 * the addresses (char *, lower case, the strongest first) names; each account
 * once.  None is an outcome.
 */
bool group_accounts_find(struct tx *tx, const GPtrArray *addresses,
	GPtrArray *accounts, GError **error);

#endif
