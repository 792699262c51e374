/*
 * reply_address.h - where an answer about a case finds it, whatever it cites
 */
#ifndef CTL_REPLY_ADDRESS_H
#define CTL_REPLY_ADDRESS_H

#include "store/rows.h"

/*
 * Adds reply_address to the one row of a case (number, group_account and
 * group_account_id): the group account's primary address with a token by the
 * first of the keys (struct token_key); without a key, without a token.  NULL
 * when the case has no group account.  delimiter: conf.h's.
 */
void reply_address_add(struct rows *found, const char *delimiter,
	const GArray *keys);

#endif
