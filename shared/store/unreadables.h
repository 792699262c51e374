/*
 * unreadables.h - bytes that killed a reader, or that the database refused
 */
#ifndef STORE_UNREADABLES_H
#define STORE_UNREADABLES_H

#include "store/tx.h"

/*
 * One more try that failed on these bytes, in a transaction of its own, shared
 * by all hosts.  *tries counts this one too.
 */
bool unreadables_count(struct db *db, clock_point deadline, GBytes *raw,
	const char *why, gint64 *tries, GError **error);

#endif
