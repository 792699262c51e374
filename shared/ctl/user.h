/*
 * user.h - what the commands of `postcase user` have in common
 */
#ifndef CTL_USER_H
#define CTL_USER_H

#include "store/tx.h"

/* Queues what makes the addresses (char *) a user's. */
bool user_give_addresses(struct tx *tx, const char *login,
	const GPtrArray *addresses, GError **error);

/* EX_NOUSER; returns false. */
bool user_no_such(const char *login, GError **error);

#endif
