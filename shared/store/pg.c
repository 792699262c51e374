#include "store/pg.h"

#include "store/sqlstate.h"

enum { PARAMS_MAX = 32 };

bool
pg_fault(struct tx *tx, const PGresult *result, const char *what,
	GError **error)
{
	const char *state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
	const char *why = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
	enum fault_code code = sqlstate_code(state);

	tx->conflict = sqlstate_is_conflict(state);
	if (state != NULL && (code != FAULT_TEMP || tx->conflict))
		tx->in_doubt = false; /* the server said no */
	if (why == NULL) /* may have several lines: the log copes */
		why = PQerrorMessage(tx->db->conn);
	return fault_set(error, code, code == FAULT_CONFIG ? "4.3.5" : "4.3.0",
		"%s: %s%s%s%s%s", what, why, state ? " [" : "",
		state ? state : "", state ? "]" : "",
		g_strcmp0(state, "42P01") == 0 ? "; run: postcase init" : "");
}

/* Notes what was sent, or says that libpq did not take it. */
static bool
note_sent(struct tx *tx, int taken, const struct pg_sent *sent, GError **error)
{
	if (!taken)
		return pg_fault(tx, NULL, sent->name, error);
	g_array_append_vals(tx->sent, sent, 1);
	return true;
}

struct bound {
	const char *values[PARAMS_MAX];
	int sizes[PARAMS_MAX], formats[PARAMS_MAX];
};

static void
bind(struct bound *bound, struct params params)
{
	for (size_t i = 0; i < params.n; i++) {
		const struct param *param = &params.at[i];

		bound->values[i] =
			param->digits[0] != '\0' ? param->digits : param->text;
		bound->sizes[i] = param->size;
		bound->formats[i] = param->size >= 0;
	}
}

/* Asked for once in the life of a connection, in the same trip. */
static bool
prepare(struct tx *tx, enum stmt stmt, GError **error)
{
	const struct stmt_text *text = &stmt_texts[stmt];
	enum pg_prepared *prepared = &tx->db->prepared[stmt];
	const struct pg_sent sent = { text->name, 0, NOWHERE, prepared };

	if (*prepared != PG_UNPREPARED)
		return true;
	*prepared = PG_ASKED;
	return note_sent(tx,
		PQsendPrepare(tx->db->conn, text->name, text->sql, 0, NULL),
		&sent, error);
}

static bool
send_prepared(struct tx *tx, const struct pg_sent *sent, struct params params,
	GError **error)
{
	struct bound bound;

	bind(&bound, params);
	return note_sent(tx,
		PQsendQueryPrepared(tx->db->conn, sent->name, (int)params.n,
			bound.values, bound.sizes, bound.formats, 0),
		sent, error);
}

static bool
send_text(struct tx *tx, const struct pg_sent *sent, const char *sql,
	struct params params, GError **error)
{
	struct bound bound;

	bind(&bound, params);
	return note_sent(tx,
		PQsendQueryParams(tx->db->conn, sql, (int)params.n, NULL,
			bound.values, bound.sizes, bound.formats, 0),
		sent, error);
}

bool
pg_queue(struct tx *tx, enum stmt stmt, struct params params, struct into into,
	GError **error)
{
	const struct stmt_text *text = &stmt_texts[stmt];
	const struct pg_sent sent = { text->name, text->columns, into, NULL };

	if (params.n != (size_t)text->params || params.n > PARAMS_MAX)
		return fault_set(error, FAULT_BUG, "4.3.0",
			"%s: %zu parameters", text->name, params.n);
	if (tx->db->use == DB_ONCE)
		return send_text(tx, &sent, text->sql, params, error);
	return prepare(tx, stmt, error) &&
	       send_prepared(tx, &sent, params, error);
}

bool
pg_queue_text(struct tx *tx, struct pg_text text, struct params params,
	struct into into, GError **error)
{
	const struct pg_sent sent = { text.name, -1, into, NULL };

	return send_text(tx, &sent, text.sql, params, error);
}

gint64
row_int(const PGresult *result, int row, int column)
{
	return g_ascii_strtoll(PQgetvalue(result, row, column), NULL, 10);
}

bool
row_bool(const PGresult *result, int row, int column)
{
	return PQgetvalue(result, row, column)[0] == 't';
}

char *
row_text(const PGresult *result, int row, int column)
{
	if (PQgetisnull(result, row, column))
		return NULL;
	return g_strdup(PQgetvalue(result, row, column));
}

bool
map_int(const PGresult *rows, void *out, GError **error)
{
	(void)error;
	if (PQntuples(rows) > 0)
		*(gint64 *)out = row_int(rows, 0, 0);
	return true;
}
