/*
 * unreadables.h - bytes that killed a reader, or that the database refused
 */
#ifndef STORE_UNREADABLES_H
#define STORE_UNREADABLES_H

#include "base/hash.h"
#include "store/tx.h"

/*
 * One more try that failed on the bytes with this hash, in a transaction of its
 * own, shared by all hosts.  *tries counts this one too.
 */
bool unreadables_count(struct db *db, clock_point deadline,
	const struct hash *hash, const char *why, gint64 *tries,
	GError **error);

#endif
