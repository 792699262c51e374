/*
 * pool.h - a few connections for many threads
 *
 * Each is one thread's from pool_take() to pool_give(), for one transaction.
 * A server that is away costs one thread at a time the wait for it: the others
 * are told at once, as is whoever comes within a moment after it has failed.
 */
#ifndef STORE_POOL_H
#define STORE_POOL_H

#include "store/db.h"

struct pool;

/* Connects to nothing yet.  conninfo and role: borrowed, as in db.h. */
struct pool *pool_new(const char *conninfo, const char *role, guint size);

/* Nobody may have one of its connections any more. */
void pool_free(struct pool *pool);
AUTOPTR(pool, pool_free)

/*
 * An open connection; FAULT_TEMP when all are in use till the deadline, or it
 * cannot be opened.
 */
struct db *pool_take(struct pool *pool, clock_point deadline, GError **error);
void pool_give(struct pool *pool, struct db *db);

#endif
