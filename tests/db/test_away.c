/* Servers that are reached and say nothing: what they may cost a message. */
#include "base/clock.h"
#include "redis/redis.h"
#include "store/db.h"
#include "store/tx.h"

#include "mute.h"
#include "table.h"

#include <glib/gstdio.h>
#include <unistd.h>

enum { TIMEOUT_MS = 200 };

static gint64
ping_ms(struct redis *redis, bool expected)
{
	gint64 start = g_get_monotonic_time();

	assert_int_equal(redis_ping(redis, NULL), expected);
	return (g_get_monotonic_time() - start) / 1000;
}

static void
silent_redis_costs_one_timeout(void **state)
{
	bool drips = GPOINTER_TO_INT(*state);
	struct mute mute;

	mute_start(&mute, drips);
	g_autoptr(redis) redis = redis_new(mute.path, "", TIMEOUT_MS);
	gint64 first = ping_ms(redis, false);

	assert_in_range(first, TIMEOUT_MS - 1, 3 * TIMEOUT_MS);
	for (int i = 0; i < 10; i++) /* not asked: far below one timeout */
		assert_in_range(ping_ms(redis, false), 0, TIMEOUT_MS / 4);
	mute_end(&mute);
}

static void
refusing_redis_is_asked_again(void **state)
{
	const char *real = g_getenv("POSTCASE_REDIS");
	g_autofree char *alias = g_strconcat(real, ".alias", NULL);

	(void)state;
	g_autoptr(redis) redis = redis_new(alias, "", 2000);
	ping_ms(redis, false);
	assert_int_equal(symlink(real, alias), 0);
	ping_ms(redis, true);
	g_unlink(alias);
}

/* The first host takes connections and says nothing. */
static void
silent_host_leaves_time_for_the_next(void **state)
{
	enum { DEADLINE_MS = 4000 };
	struct mute mute;

	(void)state;
	mute_start(&mute, false);
	g_autofree char *conninfo = g_strdup_printf("host=%s,%s port=%d,%s",
		mute.folder, g_getenv("PGHOST"), MUTE_PORT, g_getenv("PGPORT"));
	g_autoptr(db) db = db_new(conninfo, DB_DELIVERY);
	gint64 start = g_get_monotonic_time();
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(DEADLINE_MS), NULL);

	assert_non_null(tx);
	assert_true(tx_commit(tx, NULL));
	assert_in_range((g_get_monotonic_time() - start) / 1000,
		DEADLINE_MS / 2 - 1, DEADLINE_MS);
	mute_end(&mute);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "a silent Redis costs one timeout, not one a message",
		silent_redis_costs_one_timeout, GINT_TO_POINTER(false));
	tests_add(&tests, "so does one whose reply drips and does not end",
		silent_redis_costs_one_timeout, GINT_TO_POINTER(true));
	tests_add(&tests, "a Redis that refuses is asked again at once",
		refusing_redis_is_asked_again, NULL);
	tests_add(&tests, "a silent database host leaves time for the next one",
		silent_host_leaves_time_for_the_next, NULL);
	return TESTS_RUN(&tests, "away");
}
