/*
 * tx.h - one transaction; what can block takes it first
 *
 * Statements are queued and travel together.  A store function queues; what it
 * writes through its out-pointers is there after the next tx_trip(), so they
 * must live until then:
 *
 *	g_autoptr(tx) tx = tx_begin(db, deadline, error);
 *	...
 *	if (!claims_insert(tx, &key, &claim, error) ||
 *		!thread_ids_find(tx, ids, clues, error) || !tx_trip(tx, error))
 *		return false;
 *	...
 *	return tx_commit(tx, error);
 *
 * Left without a commit it is rolled back.  After a fault nothing else can be
 * done with it.  READ COMMITTED: each statement sees what is committed when it
 * starts, so a look-up behind a lock, in one trip, sees the rival's rows.
 */
#ifndef STORE_TX_H
#define STORE_TX_H

#include "store/db.h"

struct tx;

/*
 * Opens the connection if there is none; BEGIN and the check of the schema's
 * version wait for the first trip.  The deadline is for the whole transaction.
 */
struct tx *tx_begin(struct db *db, clock_point deadline, GError **error);

/* The same for a role whose transactions only read unless they say so. */
struct tx *tx_begin_writing(struct db *db, clock_point deadline,
	GError **error);

/* A transaction for the schema itself: it may be absent, or of any version. */
struct tx *tx_begin_any_schema(struct db *db, clock_point deadline,
	GError **error);

/* Sends what is queued and reads all answers: one round trip. */
bool tx_trip(struct tx *tx, GError **error);

/*
 * A trip that ends in COMMIT.  False also when the server answered COMMIT with
 * ROLLBACK, and when the connection went away meanwhile: nobody knows then, and
 * the next delivery finds out by the claim.
 */
bool tx_commit(struct tx *tx, GError **error);

/*
 * Another transaction was in the way, as the caller found out itself: a fault,
 * and tx_met_conflict().
 */
bool tx_give_way(struct tx *tx, const char *what, GError **error);

/* Did the last fault come from another transaction in the way? */
bool tx_met_conflict(const struct tx *tx);

/*
 * COMMIT was sent, and nothing certain came back: it may have happened.  Then
 * nothing outside may be taken back.
 */
bool tx_is_in_doubt(const struct tx *tx);

/* Round trips so far, for the log. */
unsigned tx_trips(const struct tx *tx);

void tx_free(struct tx *tx);
AUTOPTR(tx, tx_free)

#endif
