#include "store/listen.h"

#include "store/pg.h"

#include <errno.h>
#include <poll.h>

/* db_is_fresh() is for those to whom the server has nothing to say. */
static bool
is_open(const struct db *db)
{
	return db->conn != NULL && PQstatus(db->conn) == CONNECTION_OK;
}

bool
listen_begin(struct db *db, clock_point deadline, bool *anew, GError **error)
{
	g_autoptr(tx) tx = NULL;

	*anew = !is_open(db);
	if (!*anew)
		return true;
	tx = tx_begin(db, deadline, error);
	return tx != NULL &&
	       pg_queue_text(tx, TEXT("listen", "LISTEN postcase_settings"),
		       NO_PARAMS, NOWHERE, error) &&
	       tx_commit(tx, error);
}

/* All that have come; it is the same news. */
static bool
were_told(struct db *db)
{
	bool told = false;
	PGnotify *notify = NULL;

	while ((notify = PQnotifies(db->conn)) != NULL) {
		told = true;
		PQfreemem(notify);
	}
	return told;
}

static bool
read_news(struct db *db, enum listen_result *result, GError **error)
{
	if (!PQconsumeInput(db->conn) || !is_open(db)) {
		db_close(db);
		return fault_set(error, FAULT_TEMP, "4.3.0",
			"the database has closed the connection");
	}
	if (were_told(db))
		*result = LISTEN_TOLD;
	return true;
}

bool
listen_wait(struct db *db, int wake, clock_point deadline,
	enum listen_result *result, GError **error)
{
	struct pollfd fds[] = {
		{ .fd = wake, .events = POLLIN },
		{ .fd = PQsocket(db->conn), .events = POLLIN },
	};

	*result = LISTEN_QUIET;
	if (were_told(db)) { /* it came with the answer to LISTEN */
		*result = LISTEN_TOLD;
		return true;
	}
	if (poll(fds, G_N_ELEMENTS(fds), clock_left_ms(deadline)) < 0)
		return errno == EINTR || fault_set(error, FAULT_TEMP, "4.3.0",
						 "poll: %s", g_strerror(errno));
	if (fds[0].revents != 0)
		*result = LISTEN_WOKEN;
	return fds[1].revents == 0 || read_news(db, result, error);
}
