/*
 * token.h - the signed token of a case: it proves that we gave out its number
 *
 * It stands behind the group account's address ("support+TOKEN@example.com")
 * and in ids of ours.  The case's number in base 32, a digit for the key, and
 * 80 bits of HMAC-SHA-256 over the group account's id, the number and the
 * key's id; so it belongs to one case of one account, and is as short as a
 * local part of 64 bytes (RFC 5321) wants it.  People type
 * addresses off: see rules/digits.h.
 *
 * Pure: keys come from elsewhere (store/token_keys.h).
 */
#ifndef RULES_TOKEN_H
#define RULES_TOKEN_H

#include <glib.h>
#include <stdbool.h>

enum {
	TOKEN_SECRET_BYTES = 32,
	TOKEN_MAC_BYTES = 10,
	TOKEN_CHARS_MAX = 30, /* case 2^63 - 1; of numbers below 2^30: 23 */
	TOKEN_KEYS = 32,      /* ids of keys are 0 ... 31 */
};

struct token_key {
	unsigned id;
	unsigned char secret[TOKEN_SECRET_BYTES];
};

/* What a token says, before anybody believes it. */
struct token {
	gint64 casefile; /* > 0 */
	unsigned key;
	unsigned char mac[TOKEN_MAC_BYTES];
};

/*
 * Of "support+TOKEN@example.com": the extension as in recipient.h, which has to
 * be the token and nothing else.  Upper case counts as lower case.  False:
 * there is none, and *token is as it was.
 */
bool token_of_recipient(const char *recipient, const char *delimiter,
	struct token *token);

/*
 * Of an id made by us, without its brackets: "postcase.TOKEN@..." or
 * "postcase.TOKEN.anything@...".  The domain is not looked at.
 */
bool token_of_id(const char *id, struct token *token);

/* The key (of struct token_key) with that id, or NULL. */
const struct token_key *token_key_of(const GArray *keys, unsigned id);

/*
 * Is it signed for this group account with one of the keys (struct token_key)
 * that are believed?  Takes as long whichever byte is wrong.
 */
bool token_is_right(const struct token *token, gint64 account,
	const GArray *keys);

/* casefile > 0, key->id < TOKEN_KEYS.  The caller frees it. */
char *token_make(const struct token_key *key, gint64 account, gint64 casefile);

/*
 * "support+TOKEN@example.com" of an address, recipient_delimiter's first
 * character, and a token; the address alone when there is no delimiter, or when
 * the local part would be longer than 64 bytes.  The caller frees it.
 */
char *token_address(const char *address, const char *delimiter,
	const char *token);

#endif
