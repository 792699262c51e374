/*
 * token_keys.h - the keys that sign the tokens of cases (rules/token.h)
 *
 * The newest that is not retired signs, all that are not retired are believed.
 */
#ifndef STORE_TOKEN_KEYS_H
#define STORE_TOKEN_KEYS_H

#include "store/tx.h"

/*
 * Appends a struct token_key for each key that is believed; the first one
 * signs.  None is an outcome: then nothing is signed.
 */
bool token_keys_find(struct tx *tx, GArray *keys, GError **error);

/*
 * A key with a secret by chance, that signs from now on; one such change at a
 * time.  *id is there after the next trip.  It stays as it is when nothing was
 * made: all TOKEN_KEYS ids are believed or, with first, one of them is.
 */
bool token_keys_add(struct tx *tx, bool first, gint64 *id, GError **error);

#endif
