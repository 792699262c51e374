#include "store/pool.h"

#include "store/pg.h"

enum {
	CONNECT_MS = 3000,           /* for one attempt, at most */
	PAUSE_MS = 1000,             /* after one that failed */
	AGE_MAX_MS = 30 * 60 * 1000, /* of a connection */
};

struct slot {
	struct db *db;
	bool taken;
	clock_point grows_old; /* when it is to be closed */
};

struct pool {
	GMutex lock;
	GCond changed; /* one is free, or an attempt to connect has ended */
	struct slot *slots;
	guint size;
	bool connecting;          /* somebody is at it, the others wait */
	bool down;                /* the last attempt failed: they do not */
	clock_point next_attempt; /* when it is down */
};

struct pool *
pool_new(const char *conninfo, const char *role, guint size)
{
	struct pool *pool = g_new0(struct pool, 1);

	g_mutex_init(&pool->lock);
	g_cond_init(&pool->changed);
	pool->slots = g_new0(struct slot, size);
	pool->size = size;
	for (guint i = 0; i < size; i++) {
		pool->slots[i].db = db_new(conninfo, DB_DELIVERY);
		db_set_role(pool->slots[i].db, role);
	}
	return pool;
}

void
pool_free(struct pool *pool)
{
	if (pool == NULL)
		return;
	for (guint i = 0; i < pool->size; i++)
		db_free(pool->slots[i].db);
	g_free(pool->slots);
	g_mutex_clear(&pool->lock);
	g_cond_clear(&pool->changed);
	g_free(pool);
}

/* One that is open before one that is not, so that few are. */
static struct slot *
find_free(struct pool *pool, bool *open)
{
	struct slot *closed = NULL;

	*open = false;
	for (guint i = 0; i < pool->size && !*open; i++) {
		struct slot *slot = &pool->slots[i];

		if (slot->taken)
			continue;
		*open = db_is_fresh(slot->db);
		if (*open || closed == NULL)
			closed = slot;
	}
	return closed;
}

static bool
fail(const char *why, GError **error)
{
	return fault_set(error, FAULT_TEMP, "4.3.0", "%s", why);
}

/*
 * Waits for one that is free, or for the end of another one's attempt to
 * connect, which then is mine to make.
 */
static struct slot *
wait_free(struct pool *pool, clock_point deadline, bool *open, GError **error)
{
	struct slot *slot = NULL;

	for (;;) {
		slot = find_free(pool, open);
		if (slot != NULL && (*open || !pool->connecting))
			break;
		if (slot != NULL && pool->down) {
			fail("the database is away", error);
			return NULL;
		}
		if (!g_cond_wait_until(&pool->changed, &pool->lock, deadline)) {
			fail("no connection to the database was free", error);
			return NULL;
		}
	}
	slot->taken = true;
	return slot;
}

static void
release(struct pool *pool, struct slot *slot)
{
	slot->taken = false;
	g_cond_broadcast(&pool->changed);
}

/* The lock is held, but not while it connects. */
static bool
connect_slot(struct pool *pool, struct slot *slot, clock_point deadline,
	GError **error)
{
	bool done = false;

	if (pool->down && clock_left_ms(pool->next_attempt) > 0)
		return fail("the database is away", error);
	pool->connecting = true;
	g_mutex_unlock(&pool->lock);
	done = db_open(slot->db, MIN(deadline, clock_in_ms(CONNECT_MS)), error);
	g_mutex_lock(&pool->lock);
	pool->connecting = false;
	pool->down = !done;
	pool->next_attempt = clock_in_ms(PAUSE_MS);
	slot->grows_old = clock_in_ms(AGE_MAX_MS);
	return done;
}

struct db *
pool_take(struct pool *pool, clock_point deadline, GError **error)
{
	bool open = false;
	struct slot *slot = NULL;

	g_mutex_lock(&pool->lock);
	slot = wait_free(pool, deadline, &open, error);
	if (slot != NULL && !open &&
		!connect_slot(pool, slot, deadline, error)) {
		release(pool, slot);
		slot = NULL;
	}
	g_cond_broadcast(&pool->changed);
	g_mutex_unlock(&pool->lock);
	return slot ? slot->db : NULL;
}

void
pool_give(struct pool *pool, struct db *db)
{
	g_mutex_lock(&pool->lock);
	for (guint i = 0; i < pool->size; i++) {
		struct slot *slot = &pool->slots[i];

		if (slot->db != db)
			continue;
		if (clock_left_ms(slot->grows_old) == 0)
			db_close(db);
		release(pool, slot);
	}
	g_mutex_unlock(&pool->lock);
}
