#include "milter/refresher.h"

#include "base/log.h"
#include "store/directories.h"
#include "store/filters.h"
#include "store/listen.h"

#include <poll.h>
#include <sys/eventfd.h>

enum {
	LISTEN_MS = 3000, /* to begin to listen */
	READ_MS = 10000,  /* to read all */
	HITS_MS = 5000,   /* how often hits are written */
	CALM_MS = 200,    /* between two readings, however many changes */
	RETRY_MS = 500,   /* the first time, then twice as long each time */
	RETRY_MAX_MS = 10000,
};

struct refresher {
	struct service *service;
	struct settings *settings; /* with which db was made */
	struct db *db;             /* listens, and nothing else */
	clock_point due;           /* the next reading */
	gint64 retry_ms;           /* 0: all is well */
	bool told;                 /* the log says that it is read */
};

/* Takes settings over. */
static void
use(struct refresher *r, struct settings *settings)
{
	r->settings = settings;
	r->db = db_new(settings->conf->database, DB_ONCE);
	db_set_role(r->db, settings->conf->database_milter_role);
	r->due = clock_in_ms(0);
}

/* After a reload all is begun anew. */
static void
look_for_settings(struct refresher *r)
{
	struct settings *now = service_settings(r->service);
	struct settings *old = r->settings;

	if (now != old) {
		db_free(r->db); /* it borrows from them */
		use(r, now);
		now = old;
	}
	settings_unref(now);
}

struct job {
	struct tx *(
		*begin)(struct db *db, clock_point deadline, GError **error);
	bool (*run)(struct tx *tx, void *arg, GError **error);
};

/* One transaction, by a connection of the pool's. */
static bool
by_pool(struct pool *pool, struct job job, void *arg, GError **error)
{
	clock_point deadline = clock_in_ms(READ_MS);
	struct db *db = pool_take(pool, deadline, error);
	struct tx *tx = db ? job.begin(db, deadline, error) : NULL;
	bool done =
		tx != NULL && job.run(tx, arg, error) && tx_commit(tx, error);

	tx_free(tx);
	if (db != NULL)
		pool_give(pool, db);
	return done;
}

static bool
run_read(struct tx *tx, void *directory, GError **error)
{
	return directories_read(tx, directory, error);
}

static void
log_read(struct refresher *r, const struct directory *directory)
{
	log_event(r->told ? LOG_DEBUG : LOG_INFO, NULL, "directory",
		LOG_FIELDS(log_number("accounts", directory->accounts->len),
			log_number("users", directory->users->len),
			log_number("filters", directory->filters->len),
			log_number("keys", directory->keys->len)));
	r->told = true;
}

static bool
read_directory(struct refresher *r, GError **error)
{
	const struct job job = { tx_begin, run_read };
	g_autoptr(directory) directory = directory_new();

	if (!by_pool(r->settings->pool, job, directory, error))
		return false;
	log_read(r, directory);
	service_set_directory(r->service, g_steal_pointer(&directory));
	return true;
}

struct counted {
	GArray *filters, *times;
};

static bool
run_count(struct tx *tx, void *arg, GError **error)
{
	const struct counted *counted = arg;

	return filters_count(tx, counted->filters, counted->times, error);
}

/* Hits that cannot be written are lost: they are statistics. */
static bool
write_hits(struct refresher *r, GError **error)
{
	g_autoptr(GArray) filters = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(gint64));
	struct counted counted = { filters, times };
	const struct job job = { tx_begin_writing, run_count };

	return !hits_take(r->service->hits, filters, times) ||
	       by_pool(r->settings->pool, job, &counted, error);
}

/* Listens first: what changes while it reads is told again. */
static bool
refresh(struct refresher *r, GError **error)
{
	bool anew = false;

	if (!listen_begin(r->db, clock_in_ms(LISTEN_MS), &anew, error))
		return false;
	if (!anew && clock_left_ms(r->due) > 0)
		return true;
	if (!read_directory(r, error))
		return false;
	r->due = clock_in_ms(r->settings->conf->milter_refresh * 1000);
	return true;
}

static void
went_wrong(struct refresher *r, const GError *fault)
{
	if (r->retry_ms == 0)
		log_event(LOG_ERR, NULL, "directory stays as it is",
			LOG_FIELDS(log_text("text", fault->message)));
	r->told = false; /* when it is read again, the log says so */
	r->retry_ms =
		r->retry_ms ? MIN(2 * r->retry_ms, RETRY_MAX_MS) : RETRY_MS;
	r->due = clock_in_ms(0);
}

static void
step(struct refresher *r)
{
	g_autoptr(GError) fault = NULL;

	if (refresh(r, &fault) && write_hits(r, &fault))
		r->retry_ms = 0;
	else
		went_wrong(r, fault);
}

static void
be_woken(struct refresher *r)
{
	eventfd_t unused = 0;

	(void)eventfd_read(r->service->wake, &unused);
}

/* A few changes at once are read once. */
static void
wait_for_news(struct refresher *r)
{
	g_autoptr(GError) fault = NULL;
	enum listen_result result = LISTEN_QUIET;

	if (!listen_wait(r->db, r->service->wake,
		    MIN(r->due, clock_in_ms(HITS_MS)), &result, &fault))
		went_wrong(r, fault);
	else if (result == LISTEN_WOKEN)
		be_woken(r);
	else if (result == LISTEN_TOLD) {
		g_usleep(CALM_MS * 1000L);
		r->due = clock_in_ms(0);
	}
}

static void
wait_to_retry(struct refresher *r)
{
	struct pollfd fd = { .fd = r->service->wake, .events = POLLIN };

	if (poll(&fd, 1, (int)r->retry_ms) > 0)
		be_woken(r);
}

static gpointer
run(gpointer data)
{
	struct refresher *r = data;

	for (;;) {
		if (r->retry_ms == 0)
			wait_for_news(r);
		else
			wait_to_retry(r);
		look_for_settings(r);
		step(r);
	}
	return NULL;
}

void
refresher_start(struct service *service)
{
	struct refresher *r = g_new0(struct refresher, 1);

	r->service = service;
	use(r, service_settings(service));
	step(r);
	g_thread_unref(g_thread_new("refresher", run, r));
}
