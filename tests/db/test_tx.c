/* Transactions: faults in a pipeline, what is left behind, the schema. */
#include "store/cases.h"
#include "store/notes.h"
#include "store/schema.h"

#include <libpq-fe.h>

#include "table.h"

enum { LONG_MS = 10000 };

static void
run_sql(const char *sql)
{
	PGconn *conn = PQconnectdb("");
	PGresult *result = PQexec(conn, sql);

	assert_true(PQresultStatus(result) == PGRES_COMMAND_OK);
	PQclear(result);
	PQfinish(conn);
}

static bool
open_one(struct tx *tx, const char *name, gint64 *number, GError **error)
{
	const struct case_new new = { .name = name };

	return cases_open(tx, &new, number, error);
}

static void
a_fault_ends_the_trip(void **state)
{
	enum db_use use = GPOINTER_TO_INT(*state);
	g_autoptr(db) db = db_new("", use);
	g_autoptr(GError) fault = NULL;
	gint64 number = 0;

	for (int i = 0; i < 2; i++) {
		g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);

		g_clear_error(&fault);
		assert_non_null(tx);
		assert_true(cases_touch(tx, 1, &fault));
		assert_true(open_one(tx, "not UTF-8: \xff", &number, &fault));
		assert_true(notes_follow(tx, CASE_OPENED, 1, &fault));
		assert_false(tx_commit(tx, &fault));
		assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_DATA));
		assert_true(g_str_has_prefix(fault->message, "cases_open: "));
	}
}

static void
a_number_is_known_after_the_commit(void **state)
{
	enum db_use use = GPOINTER_TO_INT(*state);
	g_autoptr(db) db = db_new("", use);
	gint64 numbers[3] = { 0 };

	for (int i = 0; i < 3; i++) {
		g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);

		assert_non_null(tx);
		assert_true(open_one(tx, "x", &numbers[i], NULL));
		assert_int_equal(numbers[i], 0);
		assert_true(tx_commit(tx, NULL));
		assert_int_equal(tx_trips(tx), 1);
	}
	assert_true(numbers[0] < numbers[1] && numbers[1] < numbers[2]);
}

static void
what_is_not_committed_is_not_there(void **state)
{
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	struct tx *tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	gint64 number = 0;

	(void)state;
	assert_true(open_one(tx, "rolled back", &number, NULL));
	assert_true(tx_trip(tx, NULL));
	assert_true(number > 0);
	tx_free(tx);
	run_sql("DO $$ BEGIN ASSERT (SELECT count(*) FROM postcase.cases"
		" WHERE name = 'rolled back') = 0; END $$");
}

static void
the_deadline_bounds_a_lock(void **state)
{
	g_autoptr(db) a = db_new("", DB_ONCE);
	g_autoptr(db) b = db_new("", DB_ONCE);
	g_autoptr(GError) fault = NULL;
	gint64 number = 0, start = 0;
	struct tx *first = tx_begin(a, clock_in_ms(LONG_MS), NULL), *second;

	(void)state;
	assert_true(open_one(first, "locked", &number, NULL));
	assert_true(tx_commit(first, NULL));
	tx_free(first);
	first = tx_begin(a, clock_in_ms(LONG_MS), NULL);
	assert_true(cases_touch(first, number, NULL) && tx_trip(first, NULL));

	start = g_get_monotonic_time();
	second = tx_begin(b, clock_in_ms(300), NULL);
	assert_true(cases_touch(second, number, NULL));
	assert_false(tx_trip(second, &fault));
	assert_true(
		g_get_monotonic_time() - start < (gint64)2 * G_USEC_PER_SEC);
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_TEMP));
	tx_free(second);
	tx_free(first);
}

static void
a_wrong_version_is_refused(void **state)
{
	g_autoptr(db) db = db_new("", DB_ONCE);
	g_autoptr(GError) fault = NULL;
	g_autoptr(tx) tx = NULL;

	(void)state;
	run_sql("INSERT INTO postcase.schema_migration VALUES"
		" (9999, '9999_later', 'x')");
	tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	bool ok = tx_trip(tx, &fault);
	run_sql("DELETE FROM postcase.schema_migration WHERE version = 9999");
	assert_false(ok);
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG));
	assert_non_null(strstr(fault->message, "has version 9999"));
}

static void
migrating_again_changes_nothing(void **state)
{
	g_autoptr(db) db = db_new("", DB_ONCE);
	gint64 from = 0, to = 0;

	(void)state;
	assert_true(schema_migrate(db, clock_in_ms(LONG_MS), &from, &to, NULL));
	assert_int_equal(from, schema_version());
	assert_int_equal(to, schema_version());
}

static void
a_changed_migration_is_refused(void **state)
{
	g_autoptr(db) db = db_new("", DB_ONCE);
	g_autoptr(GError) fault = NULL;
	gint64 from = 0, to = 0;

	(void)state;
	run_sql("UPDATE postcase.schema_migration SET sha256 = 'x' || sha256");
	bool ok = schema_migrate(db, clock_in_ms(LONG_MS), &from, &to, &fault);
	run_sql("UPDATE postcase.schema_migration SET sha256 = "
		"substr(sha256, 2)");
	assert_false(ok);
	assert_non_null(strstr(fault->message, "was changed after it had run"));
}

static void
a_server_that_is_not_there_is_later(void **state)
{
	g_autoptr(db) db = db_new("host=/nonexistent", DB_ONCE);
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_null(tx_begin(db, clock_in_ms(LONG_MS), &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_TEMP));
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "a fault ends its trip, the next one is as new",
		a_fault_ends_the_trip, GINT_TO_POINTER(DB_ONCE));
	tests_add(&tests, "so it is with prepared statements",
		a_fault_ends_the_trip, GINT_TO_POINTER(DB_DELIVERY));
	tests_add(&tests, "a number is known after the commit, in one trip",
		a_number_is_known_after_the_commit, GINT_TO_POINTER(DB_ONCE));
	tests_add(&tests, "so it is with prepared statements, again and again",
		a_number_is_known_after_the_commit,
		GINT_TO_POINTER(DB_DELIVERY));
	tests_add(&tests, "what is not committed is not there",
		what_is_not_committed_is_not_there, NULL);
	tests_add(&tests, "the deadline bounds the wait for a lock",
		the_deadline_bounds_a_lock, NULL);
	tests_add(&tests, "a schema of another version is refused",
		a_wrong_version_is_refused, NULL);
	tests_add(&tests, "migrating again changes nothing",
		migrating_again_changes_nothing, NULL);
	tests_add(&tests, "a migration that was changed is refused",
		a_changed_migration_is_refused, NULL);
	tests_add(&tests, "a server that is not there is later",
		a_server_that_is_not_there_is_later, NULL);
	return TESTS_RUN(&tests, "tx");
}
