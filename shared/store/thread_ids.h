/*
 * thread_ids.h - Message-IDs that tie e-mails into threads
 */
#ifndef STORE_THREAD_IDS_H
#define STORE_THREAD_IDS_H

#include "store/tx.h"

/*
 * Locks the ids (char *; own may be NULL) till the end of the transaction: two
 * messages of one thread, on any hosts, do what follows one after the other.
 */
bool thread_ids_lock(struct tx *tx, const char *own, const GPtrArray *ancestors,
	GError **error);

/*
 * Appends a struct thread_clue for each id that names a stored e-mail.  To be
 * queued behind the lock.
 */
bool thread_ids_find(struct tx *tx, const GPtrArray *ancestors, GArray *clues,
	GError **error);

/* From now on the id names the e-mail, unless it names an older one. */
bool thread_ids_add(struct tx *tx, const char *id, gint64 email,
	GError **error);

#endif
