#include "store/tx.h"

#include "base/point.h"
#include "store/pg.h"
#include "store/schema.h"

#include <poll.h>
#include <string.h>

/*
 * A generic plan made on empty tables would scan them for ever (measured), and
 * planning anew costs half a millisecond a message.
 */
static const char settings[] =
	"SELECT set_config('search_path', 'postcase', false),"
	" set_config('statement_timeout', '10s', false),"
	" set_config('lock_timeout', '10s', false),"
	" set_config('idle_in_transaction_session_timeout', '60s', false),"
	" set_config('synchronous_commit', 'on', false),"
	/* it takes longer than all that we ask */
	" set_config('jit', 'off', false),"
	/* rows.c reads times; a role may have settings of its own */
	" set_config('datestyle', 'ISO', false),"
	" set_config('timezone', 'UTC', false)";
static const char delivery_settings[] =
	"SELECT set_config('plan_cache_mode', 'force_generic_plan', false),"
	" set_config('enable_seqscan', 'off', false),"
	" set_config('enable_bitmapscan', 'off', false),"
	" set_config('enable_hashjoin', 'off', false),"
	" set_config('enable_mergejoin', 'off', false)";

/* The session's settings ride in front of its first transaction. */
static bool
greet(struct tx *tx, GError **error)
{
	struct db *db = tx->db;

	if (db->greeted)
		return true;
	db->greeted = true;
	return pg_queue_text(tx, TEXT("settings", settings), NO_PARAMS, NOWHERE,
		       error) &&
	       (db->use == DB_ONCE ||
		       pg_queue_text(tx, TEXT("settings", delivery_settings),
			       NO_PARAMS, NOWHERE, error));
}

#define BEGIN "BEGIN ISOLATION LEVEL READ COMMITTED"

static struct tx *
begin(struct db *db, const char *statement, clock_point deadline,
	GError **error)
{
	g_autoptr(tx) tx = g_new0(struct tx, 1);

	tx->db = db;
	tx->deadline = deadline;
	tx->sent = g_array_new(FALSE, FALSE, sizeof(struct pg_sent));
	if (!point_reached("connect", error) || !db_open(db, deadline, error) ||
		!greet(tx, error) ||
		!pg_queue_text(tx, TEXT("begin", statement), NO_PARAMS, NOWHERE,
			error))
		return NULL;
	return g_steal_pointer(&tx);
}

static struct tx *
expect_schema(struct tx *tx, GError **error)
{
	if (tx != NULL && !schema_expect(tx, error))
		g_clear_pointer(&tx, tx_free);
	return tx;
}

struct tx *
tx_begin_any_schema(struct db *db, clock_point deadline, GError **error)
{
	return begin(db, BEGIN, deadline, error);
}

struct tx *
tx_begin(struct db *db, clock_point deadline, GError **error)
{
	return expect_schema(begin(db, BEGIN, deadline, error), error);
}

struct tx *
tx_begin_writing(struct db *db, clock_point deadline, GError **error)
{
	return expect_schema(begin(db, BEGIN " READ WRITE", deadline, error),
		error);
}

/* Both directions at once: a server that waits for us to read reads no more. */
bool
pg_flush(struct tx *tx, GError **error)
{
	struct db *db = tx->db;
	int left = 0;

	while ((left = PQflush(db->conn)) > 0) {
		if (!db_wait(db, POLLIN | POLLOUT, tx->deadline, error))
			return false;
		if (!PQconsumeInput(db->conn))
			break;
	}
	return left == 0 || pg_fault(tx, NULL, "send", error);
}

/* The next answer, NULL between two statements. */
static bool
next_result(struct tx *tx, PGresult **result, GError **error)
{
	struct db *db = tx->db;

	while (PQisBusy(db->conn)) {
		if (!db_wait(db, POLLIN, tx->deadline, error))
			return false;
		if (!PQconsumeInput(db->conn))
			return pg_fault(tx, NULL, "read", error);
	}
	*result = PQgetResult(db->conn);
	return true;
}

static bool
is_good(const PGresult *result)
{
	ExecStatusType status = PQresultStatus(result);

	return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

/*
 * Takes one statement's answer.  Once a fault is set the others are only read
 * away: they were not executed.
 */
static bool
take(struct tx *tx, const struct pg_sent *sent, PGresult *result,
	GError **error)
{
	if (PQresultStatus(result) == PGRES_PIPELINE_ABORTED)
		return false;
	if (!is_good(result))
		return pg_fault(tx, result, sent->name, error);
	if (sent->prepares != NULL)
		*sent->prepares = PG_PREPARED;
	if (sent->columns >= 0 && PQnfields(result) != sent->columns)
		return fault_set(error, FAULT_BUG, "4.3.0", "%s: %d columns",
			sent->name, PQnfields(result));
	g_strlcpy(tx->tag, PQcmdStatus(result), sizeof(tx->tag));
	if (sent->into.map != NULL &&
		!sent->into.map(result, sent->into.out, error))
		return fault_prefix(error, sent->name);
	return true;
}

static bool
read_answer(struct tx *tx, const struct pg_sent *sent, bool *failed,
	GError **error)
{
	for (;;) {
		g_autoptr(PGresult) result = NULL;

		if (!next_result(tx, &result, error))
			return false; /* the connection: nothing more comes */
		if (result == NULL)
			return true;
		if (PQresultStatus(result) == PGRES_FATAL_ERROR &&
			PQstatus(tx->db->conn) == CONNECTION_BAD)
			return *failed ?
				       false :
				       pg_fault(tx, result, sent->name, error);
		if (!*failed)
			*failed = !take(tx, sent, result, error);
	}
}

/* Reads the answers of all that was sent, then the end of the trip. */
static bool
read_answers(struct tx *tx, GError **error)
{
	bool failed = false;
	g_autoptr(PGresult) end = NULL;

	for (guint i = 0; i < tx->sent->len; i++)
		if (!read_answer(tx,
			    &g_array_index(tx->sent, struct pg_sent, i),
			    &failed, error))
			return false;
	if (failed || !next_result(tx, &end, error))
		return false;
	if (PQresultStatus(end) != PGRES_PIPELINE_SYNC)
		return fault_set(error, FAULT_BUG, "4.3.0",
			"the answers do not match the statements");
	return true;
}

static bool
trip(struct tx *tx, const char *point, GError **error)
{
	g_autoptr(GError) fault = NULL;
	bool ok = true;

	tx->trips++;
	if (!PQpipelineSync(tx->db->conn))
		ok = pg_fault(tx, NULL, "send", &fault);
	ok = ok && pg_flush(tx, &fault) && point_reached(point, &fault) &&
	     read_answers(tx, &fault);
	g_array_set_size(tx->sent, 0);
	if (!ok)
		g_propagate_error(error, g_steal_pointer(&fault));
	return ok;
}

bool
tx_trip(struct tx *tx, GError **error)
{
	return trip(tx, "sent", error);
}

bool
tx_commit(struct tx *tx, GError **error)
{
	if (!pg_queue_text(tx, TEXT("commit", "COMMIT"), NO_PARAMS, NOWHERE,
		    error))
		return false;
	tx->in_doubt = true;
	if (!trip(tx, "commit-sent", error))
		return false;
	tx->in_doubt = false;
	if (strcmp(tx->tag, "COMMIT") != 0)
		return fault_set(error, FAULT_BUG, "4.3.0",
			"commit after a fault: the server rolled back");
	tx->committed = true;
	return true;
}

bool
tx_is_in_doubt(const struct tx *tx)
{
	return tx->in_doubt;
}

bool
tx_give_way(struct tx *tx, const char *what, GError **error)
{
	tx->conflict = true;
	return fault_set(error, FAULT_TEMP, "4.3.0", "%s", what);
}

bool
tx_met_conflict(const struct tx *tx)
{
	return tx->conflict;
}

unsigned
tx_trips(const struct tx *tx)
{
	return tx->trips;
}

/* A connection that is closed is rolled back, whatever state it was in. */
void
tx_free(struct tx *tx)
{
	if (tx == NULL)
		return;
	if (!tx->committed)
		db_close(tx->db);
	g_array_unref(tx->sent);
	g_free(tx);
}
