/*
 * accepts.h - strangers on a case whom one of us accepts
 */
#ifndef STORE_ACCEPTS_H
#define STORE_ACCEPTS_H

#include "store/tx.h"

struct accept {
	const char *address; /* lower case; the database knows it already */
	gint64 author;       /* who accepts: a user, or 0 */
};

/* What came of it, after the next trip. */
struct accepted {
	bool is_ours;  /* a user's or a group account's: nothing was done */
	bool is_new;   /* he was no accepted participant */
	gint64 emails; /* that are a stranger's no longer */
};

/*
 * The address becomes an accepted participant of the case, and its e-mails
 * there are not flagged any more, except those whose From is unverified.  If
 * that changes anything, there is a note, and the followers are told.  The case
 * is locked by the caller, and was not merged.
 */
bool accepts_add(struct tx *tx, gint64 casefile, const struct accept *accept,
	struct accepted *accepted, GError **error);

#endif
