/*
 * db.h - one connection to PostgreSQL
 *
 * Opened by the first transaction that needs it, closed when one was left
 * without a commit (the server rolls back then), opened again by the next:
 * there is no state to repair.  Every wait is bounded by a clock_point.  One
 * thread, one message at a time.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include "base/autoptr.h"
#include "base/clock.h"
#include "base/fault.h"

struct db;

enum db_use {
	DB_ONCE, /* a message or a command, then gone: nothing is prepared */
	DB_DELIVERY, /* many messages: prepared statements, generic plans */
};

/* Connects to nothing yet.  conninfo: libpq's, borrowed; several hosts may do.
 */
struct db *db_new(const char *conninfo, enum db_use use);

/* As this role, whatever conninfo says; borrowed, "" is none. */
void db_set_role(struct db *db, const char *role);

void db_free(struct db *db);
AUTOPTR(db, db_free)

#endif
