#include "base/log.h"
#include "store/conninfo.h"
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
db_set_role(struct db *db, const char *role)
{
	db->role = role[0] != '\0' ? role : NULL;
}

void
db_close(struct db *db)
{
	PQfinish(db->conn);
	*db = (struct db){ .conninfo = db->conninfo,
		.role = db->role,
		.use = db->use };
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
bool
db_is_fresh(const struct db *db)
{
	struct pollfd fd = { .events = POLLIN };

	if (db->conn == NULL || PQstatus(db->conn) != CONNECTION_OK)
		return false;
	fd.fd = PQsocket(db->conn);
	return poll(&fd, 1, 0) == 0;
}

/* What stands behind the connection string wins over it; NULL says nothing. */
static bool
connect_to(struct db *db, const char *host, const char *port,
	clock_point deadline, GError **error)
{
	const char *keys[] = { "application_name", "client_encoding",
		"gssencmode", "tcp_user_timeout", "dbname", "host", "port",
		"user", NULL };
	const char *values[] = { "postcase", "UTF8", "disable", "15000",
		db->conninfo, host, port, db->role, NULL };

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

/* The words of a list; an empty one has one word, NULL. */
static char **
list_of(const struct db *db, const char *keyword, guint *n)
{
	g_autofree char *list = conninfo_get(db->conninfo, keyword);
	char **words = g_strsplit(list ? list : "", ",", -1);

	*n = MAX(1, g_strv_length(words));
	return words;
}

/*
 * libpq goes on to the next host when one refuses, but waits for ever for one
 * that is silent: each gets its share of the time that is left.
 */
bool
db_open(struct db *db, clock_point deadline, GError **error)
{
	guint n_hosts = 0, n_ports = 0;
	g_auto(GStrv) hosts = NULL;
	g_auto(GStrv) ports = NULL;
	g_autoptr(GError) fault = NULL;

	if (db_is_fresh(db))
		return true;
	hosts = list_of(db, "host", &n_hosts);
	ports = list_of(db, "port", &n_ports);
	for (guint i = 0; i < n_hosts; i++) {
		clock_point share = clock_in_ms(
			clock_left_ms(deadline) / (gint64)(n_hosts - i));

		g_clear_error(&fault);
		if (connect_to(db, hosts[i], ports[n_ports == n_hosts ? i : 0],
			    share, &fault))
			return true;
	}
	g_propagate_error(error, g_steal_pointer(&fault));
	return false;
}
