/*
 * pg.h - bind, queue, map; private to store/
 *
 * Each store function binds its parameters, queues the statement, and names
 * the function that maps its rows.  Rows are copied: no PGresult leaves store/.
 */
#ifndef STORE_PG_H
#define STORE_PG_H

#include "base/fault.h"
#include "store/stmt.h"
#include "store/tx.h"

#include <libpq-fe.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PGresult, PQclear)

/* Maps the rows of an answer; a fault ends the transaction. */
typedef bool (*pg_map)(const PGresult *rows, void *out, GError **error);

enum pg_prepared { PG_UNPREPARED, PG_ASKED, PG_PREPARED };

struct db {
	const char *conninfo, *role; /* role NULL: as conninfo says */
	enum db_use use;
	PGconn *conn; /* NULL: not open */
	bool greeted; /* the session's settings are made */
	enum pg_prepared prepared[STMT_COUNT];
};

/* Open, as far as one can tell without asking the server? */
bool db_is_fresh(const struct db *db);

/* Connected and in pipeline mode, or a fault. */
bool db_open(struct db *db, clock_point deadline, GError **error);
void db_close(struct db *db);

/* Waits for the socket, at most till the deadline. */
bool db_wait(struct db *db, short events, clock_point deadline, GError **error);

/* What maps the rows of the answer, and where to. */
struct into {
	pg_map map;
	void *out;
};

#define INTO(map, out) ((struct into){ (map), (out) })
#define NOWHERE        ((struct into){ NULL, NULL })

/* A statement on its way. */
struct pg_sent {
	const char *name;
	int columns; /* -1: not known, not compared */
	struct into into;
	enum pg_prepared *prepares; /* what its success makes PG_PREPARED */
};

struct tx {
	struct db *db;
	clock_point deadline;
	GArray *sent; /* of struct pg_sent, since the last trip */
	unsigned trips;
	bool conflict;
	bool committed;
	bool in_doubt;
	char tag[16]; /* of the last command: "COMMIT" */
};

/* A parameter; what it points to is copied when the statement is queued. */
struct param {
	const char *text; /* NULL is SQL's NULL */
	int size;         /* >= 0: so many binary bytes; -1: text */
	char digits[24];  /* used when it is not "" */
};

static inline struct param
param_text(const char *text)
{
	return (struct param){ .text = text, .size = -1 };
}

static inline struct param
param_int(gint64 number)
{
	struct param param = { .size = -1 };

	g_snprintf(param.digits, sizeof(param.digits), "%" G_GINT64_FORMAT,
		number);
	return param;
}

/* 0 stands for NULL, as in the structs of rules/. */
static inline struct param
param_id(gint64 id)
{
	return id ? param_int(id) : param_text(NULL);
}

/* A number, CASE_OPENED or CASE_NONE of cases.h, for the SQL case_ref(). */
static inline struct param
param_case(gint64 number)
{
	return number >= 0 ? param_int(number) : param_text(NULL);
}

static inline struct param
param_bool(bool value)
{
	return param_text(value ? "t" : "f");
}

/* bytea; size at most 1 GiB - 1. */
static inline struct param
param_bytes(const void *bytes, gsize size)
{
	return (struct param){ .text = bytes, .size = (int)size };
}

struct params {
	const struct param *at;
	size_t n;
};

/* pg_queue(tx, STMT_X, PARAMS(param_int(id), param_text(name)), ...) */
#define PARAMS(...)                                              \
	((struct params){ (const struct param[]){ __VA_ARGS__ }, \
		sizeof((const struct param[]){ __VA_ARGS__ }) /  \
			sizeof(struct param) })
#define PARAMS_OF(array) ((struct params){ (array), G_N_ELEMENTS(array) })
#define NO_PARAMS        ((struct params){ NULL, 0 })

/*
 * Queues a statement.  The number of parameters is compared with the
 * statement's file at once, the columns when the answer comes.
 */
bool pg_queue(struct tx *tx, enum stmt stmt, struct params params,
	struct into into, GError **error);

/* The same with a text of our own: BEGIN, COMMIT, a session's settings. */
struct pg_text {
	const char *name; /* for faults */
	const char *sql;
};

#define TEXT(name, sql) ((struct pg_text){ (name), (sql) })

bool pg_queue_text(struct tx *tx, struct pg_text text, struct params params,
	struct into into, GError **error);

/*
 * Sends what is queued and waits for no answer: else libpq keeps a copy of all
 * of it till the trip.  For parameters of some size.
 */
bool pg_flush(struct tx *tx, GError **error);

/* Sets a fault out of the result, or of the connection when it is NULL. */
bool pg_fault(struct tx *tx, const PGresult *result, const char *what,
	GError **error);

/* NULL is 0; ask PQgetisnull() where that matters. */
gint64 row_int(const PGresult *result, int row, int column);
bool row_bool(const PGresult *result, int row, int column);

/* A copy, or NULL; the caller frees it. */
char *row_text(const PGresult *result, int row, int column);

/* Maps one row of one number to a gint64; no row leaves it as it is. */
bool map_int(const PGresult *rows, void *out, GError **error);

#endif
