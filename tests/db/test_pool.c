/* Connections for threads, and the one that listens. */
#include "store/listen.h"
#include "store/pool.h"
#include "store/tx.h"

#include <libpq-fe.h>
#include <sys/eventfd.h>

#include "mute.h"
#include "table.h"

enum { LONG_MS = 10000, SIZE = 2, THREADS = 8, TIMES = 20 };

static void
run_sql(const char *sql)
{
	PGconn *conn = PQconnectdb("");
	PGresult *result = PQexec(conn, sql);

	assert_true(PQresultStatus(result) == PGRES_COMMAND_OK ||
		    PQresultStatus(result) == PGRES_TUPLES_OK);
	PQclear(result);
	PQfinish(conn);
}

static void
cut_all_others(void)
{
	run_sql("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
		"WHERE application_name = 'postcase'");
}

struct work {
	struct pool *pool;
	gint at_once, most, failed;
};

static bool
work_once(struct work *work)
{
	struct db *db = pool_take(work->pool, clock_in_ms(LONG_MS), NULL);

	if (db == NULL)
		return false;
	int now = g_atomic_int_add(&work->at_once, 1) + 1;
	struct tx *tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	bool done = tx != NULL && tx_commit(tx, NULL);

	if (now > g_atomic_int_get(&work->most))
		g_atomic_int_set(&work->most, now);
	tx_free(tx);
	g_atomic_int_add(&work->at_once, -1);
	pool_give(work->pool, db);
	return done;
}

static gpointer
work_often(gpointer data)
{
	struct work *work = data;

	for (int i = 0; i < TIMES; i++)
		if (!work_once(work))
			g_atomic_int_inc(&work->failed);
	return NULL;
}

static void
threads_share_few(void **state)
{
	g_autoptr(pool) pool = pool_new("", "", SIZE);
	struct work work = { .pool = pool };
	GThread *threads[THREADS];

	(void)state;
	for (int i = 0; i < THREADS; i++)
		threads[i] = g_thread_new("work", work_often, &work);
	for (int i = 0; i < THREADS; i++)
		(void)g_thread_join(threads[i]);
	assert_int_equal(work.failed, 0);
	assert_int_equal(work.most, SIZE);
}

static gint64
refused_after_ms(struct pool *pool, int patience)
{
	gint64 start = g_get_monotonic_time();
	g_autoptr(GError) fault = NULL;

	assert_null(pool_take(pool, clock_in_ms(patience), &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_TEMP));
	return (g_get_monotonic_time() - start) / 1000;
}

static void
who_waits_is_told(void **state)
{
	g_autoptr(pool) pool = pool_new("", "", 1);
	struct db *db = pool_take(pool, clock_in_ms(LONG_MS), NULL);

	(void)state;
	assert_non_null(db);
	assert_in_range(refused_after_ms(pool, 200), 199, 1000);
	pool_give(pool, db);
	assert_ptr_equal(pool_take(pool, clock_in_ms(LONG_MS), NULL), db);
	pool_give(pool, db);
}

static void
dead_one_is_replaced(void **state)
{
	g_autoptr(pool) pool = pool_new("", "", SIZE);
	struct work work = { .pool = pool };

	(void)state;
	assert_true(work_once(&work));
	cut_all_others();
	assert_true(work_once(&work));
}

static void
silent_server_costs_one_wait(void **state)
{
	struct mute mute;

	(void)state;
	mute_start(&mute, false);
	g_autofree char *conninfo =
		g_strdup_printf("host=%s port=%d", mute.folder, MUTE_PORT);
	g_autoptr(pool) pool = pool_new(conninfo, "", SIZE);

	assert_in_range(refused_after_ms(pool, 300), 299, 2000);
	for (int i = 0; i < TIMES; i++)
		assert_in_range(refused_after_ms(pool, 300), 0, 100);
	mute_end(&mute);
}

static void
change_is_told(void **state)
{
	g_autoptr(db) db = db_new("", DB_ONCE);
	enum listen_result result = LISTEN_TOLD;
	int wake = eventfd(0, EFD_CLOEXEC);
	bool anew = false;

	(void)state;
	assert_true(listen_begin(db, clock_in_ms(LONG_MS), &anew, NULL));
	assert_true(anew);
	assert_true(listen_wait(db, wake, clock_in_ms(50), &result, NULL));
	assert_int_equal(result, LISTEN_QUIET);
	run_sql("UPDATE postcase.group_account SET name = name");
	run_sql("NOTIFY postcase_settings");
	assert_true(listen_wait(db, wake, clock_in_ms(LONG_MS), &result, NULL));
	assert_int_equal(result, LISTEN_TOLD);
	assert_int_equal(eventfd_write(wake, 1), 0);
	assert_true(listen_wait(db, wake, clock_in_ms(LONG_MS), &result, NULL));
	assert_int_not_equal(result, LISTEN_QUIET);
	assert_true(listen_begin(db, clock_in_ms(LONG_MS), &anew, NULL));
	assert_false(anew);
	close(wake);
}

static void
who_was_cut_listens_anew(void **state)
{
	g_autoptr(db) db = db_new("", DB_ONCE);
	g_autoptr(GError) fault = NULL;
	enum listen_result result = LISTEN_QUIET;
	int wake = eventfd(0, EFD_CLOEXEC);
	bool anew = false;

	(void)state;
	assert_true(listen_begin(db, clock_in_ms(LONG_MS), &anew, NULL));
	cut_all_others();
	while (listen_wait(db, wake, clock_in_ms(LONG_MS), &result, &fault))
		assert_int_not_equal(result, LISTEN_WOKEN);
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_TEMP));
	assert_true(listen_begin(db, clock_in_ms(LONG_MS), &anew, NULL));
	assert_true(anew);
	close(wake);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "many threads share few connections",
		threads_share_few, NULL);
	tests_add(&tests, "who waits for one past his deadline is told",
		who_waits_is_told, NULL);
	tests_add(&tests, "one that died is opened again", dead_one_is_replaced,
		NULL);
	tests_add(&tests, "a silent server costs one wait, not one each",
		silent_server_costs_one_wait, NULL);
	tests_add(&tests, "a change of settings is told", change_is_told, NULL);
	tests_add(&tests, "who was cut off listens anew",
		who_was_cut_listens_anew, NULL);
	return TESTS_RUN(&tests, "pool");
}
