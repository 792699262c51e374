/*
 * schema.h - which version of the schema this is, and the way to ours
 *
 * The version is the number of the newest migration.  Migrations go forward
 * only, each in a transaction of its own, under a lock, and are recorded with
 * the hash of their text: one that was changed afterwards is refused.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/text.h"
#include "store/tx.h"

/* What the programs carry: { "0001_base", text }, ..., { NULL, NULL }. */
extern const struct text migration_texts[];

/* The number of the last one. */
gint64 schema_version(void);

/*
 * Queues the question for the version.  The answer is compared in the next
 * trip: FAULT_CONFIG when it is not ours, with what to do.
 */
bool schema_expect(struct tx *tx, GError **error);

/*
 * Brings the database from any version to ours; makes the schema if it is
 * absent.  *from and *to: versions before and after, 0: there was none.
 */
bool schema_migrate(struct db *db, clock_point deadline, gint64 *from,
	gint64 *to, GError **error);

#endif
