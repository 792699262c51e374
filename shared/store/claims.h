/*
 * claims.h - the duplicate check is the insert
 */
#ifndef STORE_CLAIMS_H
#define STORE_CLAIMS_H

#include "mail/key.h"
#include "store/tx.h"

struct claim {
	gint64 email; /* its id: a new one, or the one that holds the key */
	bool won;     /* we hold it now, and store the message */
	bool stored;  /* not won: the e-mail is there (else it was deleted) */
	gint64 casefile; /* not won: the case it is on, or 0 */
	bool sent;       /* not won: it is known to be an agent's */
};

/*
 * Sets won, and email if so.  A second delivery waits in the next trip for the
 * end of the first one's transaction: a commit makes it a duplicate, a rollback
 * hands the claim over.
 */
bool claims_insert(struct tx *tx, const struct key *key, struct claim *claim,
	GError **error);

/*
 * Whose message holds the key holds the second one, too, if nobody does.
 */
bool claims_join(struct tx *tx, const struct key *key, const struct key *second,
	GError **error);

/* The message is not kept: its next delivery is a first one again. */
bool claims_release(struct tx *tx, const struct key *key, GError **error);

/* Not won: who holds the key.  Asked in a trip behind claims_insert(). */
bool claims_holder(struct tx *tx, const struct key *key, struct claim *claim,
	GError **error);

/* The same for a key that maybe nobody holds: then *claim stays as it is. */
bool claims_find(struct tx *tx, const struct key *key, struct claim *claim,
	GError **error);

#endif
