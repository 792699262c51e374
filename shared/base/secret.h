/*
 * secret.h - passwords of other servers, sealed with a key that is not in the
 * database
 *
 * A file of the service user's holds the key: 32 bytes in hexadecimal.  What is
 * sealed is bound to its purpose, a text that says whose password for what it
 * is: who can write to the database cannot have a password of one place opened
 * and sent to another.  XChaCha20-Poly1305 of libsodium with a random nonce.
 */
#ifndef BASE_SECRET_H
#define BASE_SECRET_H

#include "base/fault.h"

enum { SECRET_KEY_BYTES = 32 };

struct secret_key {
	unsigned char bytes[SECRET_KEY_BYTES];
};

/*
 * FAULT_CONFIG when the file is not there, is not a key, or when others than
 * its owner may read it.
 */
bool secret_key_load(const char *path, struct secret_key *key, GError **error);

/*
 * A file with a new key, for its owner only (0600; by root: for the folder's
 * owner), when there is none; one
 * that is there is left as it is, and *made is false then.
 */
bool secret_key_make(const char *path, bool *made, GError **error);

void secret_key_clear(struct secret_key *key);

/* In hexadecimal; the caller frees it. */
char *secret_seal(const struct secret_key *key, const char *purpose,
	const char *text);

/*
 * The text of what secret_seal() gave, or NULL and FAULT_CONFIG: it was sealed
 * with another key or for another purpose, or was changed.  The caller calls
 * secret_free().
 */
char *secret_open(const struct secret_key *key, const char *purpose,
	const char *sealed, GError **error);

/* Wipes it, too; NULL is nothing. */
void secret_free(char *text);

#endif
