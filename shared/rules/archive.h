/*
 * archive.h - the signed address where an agent's mail leaves its copy
 * (SPEC.md, section 9)
 *
 * "archive+USER.CASE.ACCOUNT.TIME.KMAC@archive_domain", numbers in the digits
 * of rules/digits.h, CASE empty when a new one may be opened.  The MAC is of
 * HMAC-SHA-256 over all four numbers, the key's id and the Message-ID.
 * postcase-milter adds it as a recipient to mail whose sender it has proof of,
 * and no header shows it; so it proves at the LMTP door who sent which message,
 * and is worth nothing with another one.  It fits into 64 bytes (RFC
 * 5321, 4.5.3.1.1) for users below 2^20, cases below 2^40 and accounts below
 * 2^15.
 *
 * Pure: keys and clock come from elsewhere.
 */
#ifndef RULES_ARCHIVE_H
#define RULES_ARCHIVE_H

#include "rules/token.h"

enum {
	ARCHIVE_MAC_BYTES = 10,
	ARCHIVE_SECONDS_MAX = 30 * 24 * 3600, /* so long it may be in a queue */
	ARCHIVE_SECONDS_AHEAD = 3600,         /* of a clock that is wrong */
};

struct archive {
	gint64 user;     /* who sent it, > 0 */
	gint64 casefile; /* its number; 0: no case yet */
	gint64 account;  /* the group account, > 0 */
	gint64 time;     /* when the milter saw it, in seconds since 1970 */
	unsigned key;
	unsigned char mac[ARCHIVE_MAC_BYTES];
};

/*
 * Does the recipient have the form of such an address, whatever stands behind
 * "archive+"?  Then it is ours alone, and never refused.  domain:
 * archive_domain; "": there is none.
 */
bool archive_is_one(const char *recipient, const char *domain);

/* What it says, before anybody believes it.  False: it is none. */
bool archive_of_recipient(const char *recipient, const char *domain,
	struct archive *archive);

/*
 * Is it signed with one of the keys (struct token_key) for this message, and
 * not older than ARCHIVE_SECONDS_MAX at now, nor more than
 * ARCHIVE_SECONDS_AHEAD in front of it?  message_id: as msgid_first() has it,
 * NULL: there is none, which no signature proves.  Takes as long whichever byte
 * is wrong.
 */
bool archive_is_right(const struct archive *archive, const char *message_id,
	const GArray *keys, gint64 now);

/*
 * Signs what archive says but key and mac, as token_make() does; message_id is
 * not empty.  The caller frees the address.
 */
char *archive_address(const struct archive *archive, const char *message_id,
	const struct token_key *key, const char *domain);

#endif
