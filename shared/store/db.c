#include "base/log.h"
#include "store/pg.h"

#include <errno.h>
#include <poll.h>

struct db *
db_new(const char *conninfo, enum db_use use)
{
	struct db *db = g_new0(struct db, 1);

	db->conninfo = conninfo;
	db->use = use;
	return db;
}

void
db_close(struct db *db)
{
	PQfinish(db->conn);
	*db = (struct db){ .conninfo = db->conninfo, .use = db->use };
}

void
db_free(struct db *db)
{
	if (db == NULL)
		return;
	db_close(db);
	g_free(db);
}

bool
db_wait(struct db *db, short events, clock_point deadline, GError **error)
{
	struct pollfd fd = { .fd = PQsocket(db->conn), .events = events };
	int n = 0;

	do
		n = poll(&fd, 1, clock_left_ms(deadline));
	while (n < 0 && errno == EINTR);
	if (n > 0)
		return true;
	return fault_set(error, FAULT_TEMP, "4.3.0",
		n == 0 ? "the database did not answer in time" :
			 "could not wait for the database");
}

/* By default libpq prints them, and a mail server mails what is printed. */
static void
log_notice(void *unused, const PGresult *result)
{
	const char *text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);

	(void)unused;
	log_event(LOG_DEBUG, NULL, "database",
		LOG_FIELDS(log_text("notice", text)));
}

static bool
could_not_connect(struct db *db, GError **error)
{
	g_autofree char *why = g_strdup(PQerrorMessage(db->conn));

	return fault_set(error, FAULT_TEMP, "4.3.0",
		"could not reach the database: %s", g_strchomp(why));
}

static bool
finish_connecting(struct db *db, clock_point deadline, GError **error)
{
	PostgresPollingStatusType state = PGRES_POLLING_WRITING;

	while (state != PGRES_POLLING_OK) {
		if (state == PGRES_POLLING_FAILED)
			return could_not_connect(db, error);
		if (!db_wait(db,
			    state == PGRES_POLLING_READING ? POLLIN : POLLOUT,
			    deadline, error))
			return false;
		state = PQconnectPoll(db->conn);
	}
	return true;
}

/*
 * Open, and nothing to be read: between two transactions a server speaks only
 * when it says goodbye, or something else that a new connection is better for.
 */
static bool
is_fresh(const struct db *db)
{
	struct pollfd fd = { .events = POLLIN };

	if (db->conn == NULL || PQstatus(db->conn) != CONNECTION_OK)
		return false;
	fd.fd = PQsocket(db->conn);
	return poll(&fd, 1, 0) == 0;
}

bool
db_open(struct db *db, clock_point deadline, GError **error)
{
	const char *keys[] = { "application_name", "client_encoding",
		"gssencmode", "tcp_user_timeout", "dbname", NULL };
	const char *values[] = { "postcase", "UTF8", "disable", "15000",
		db->conninfo, NULL };

	if (is_fresh(db))
		return true;
	db_close(db);
	db->conn = PQconnectStartParams(keys, values, 1);
	if (PQstatus(db->conn) == CONNECTION_BAD)
		return could_not_connect(db, error);
	PQsetNoticeReceiver(db->conn, log_notice, NULL);
	if (!finish_connecting(db, deadline, error))
		return false;
	if (PQsetnonblocking(db->conn, 1) != 0 ||
		!PQenterPipelineMode(db->conn))
		return could_not_connect(db, error);
	return true;
}
