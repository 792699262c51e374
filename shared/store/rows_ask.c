/* rows_ask(): an answer of PostgreSQL becomes rows. */
#include "store/array.h"
#include "store/pg.h"
#include "store/rows.h"

#include <string.h>

enum { TEXTS_MAX = 24 };

/* Types as PostgreSQL numbers them (pg_type.dat); others are text. */
static const struct {
	Oid type;
	enum rows_kind kind;
} kinds[] = {
	{ 16, ROWS_BOOL },   /* boolean */
	{ 20, ROWS_NUMBER }, /* bigint */
	{ 21, ROWS_NUMBER }, /* smallint */
	{ 23, ROWS_NUMBER }, /* integer */
	{ 114, ROWS_JSON },  /* json */
	{ 1184, ROWS_TIME }, /* timestamptz */
	{ 3802, ROWS_JSON }, /* jsonb */
};

static enum rows_kind
kind_of(Oid type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (kinds[i].type == type)
			return kinds[i].kind;
	return ROWS_TEXT;
}

/* "2026-11-22 01:18:02.5+00": tx.c has set the session to ISO and UTC. */
static char *
iso_time(const char *text)
{
	gsize size = strlen(text);
	GString *iso = NULL;

	if (!g_str_has_suffix(text, "+00"))
		return g_strdup(text); /* infinity */
	iso = g_string_new_len(text, (gssize)size - 3);
	g_string_append_c(iso, 'Z');
	return g_strdelimit(g_string_free(iso, FALSE), " ", 'T');
}

static void
read_cell(const PGresult *result, int row, int column, struct rows *rows)
{
	const char *text = PQgetvalue(result, row, column);
	bool is_time = rows_kind(rows, (guint)column) == ROWS_TIME;
	g_autofree char *iso = is_time ? iso_time(text) : NULL;

	if (PQgetisnull(result, row, column))
		rows_add_cell(rows, NULL);
	else
		rows_add_cell(rows, iso ? iso : text);
}

static void
read_columns(const PGresult *result, struct rows *rows)
{
	for (int i = 0; i < PQnfields(result); i++)
		rows_add_column(rows, PQfname(result, i),
			kind_of(PQftype(result, i)));
}

static bool
map_rows(const PGresult *result, void *out, GError **error)
{
	struct rows *rows = out;

	if (rows_columns(rows) == 0)
		read_columns(result, rows);
	if ((int)rows_columns(rows) != PQnfields(result))
		return fault_set(error, FAULT_BUG, "4.3.0",
			"answers of two kinds in one list");
	for (int i = 0; i < PQntuples(result); i++)
		for (int j = 0; j < PQnfields(result); j++)
			read_cell(result, i, j, rows);
	return true;
}

bool
rows_ask(struct tx *tx, enum stmt stmt, const char *const *texts, size_t n,
	struct rows *rows, GError **error)
{
	struct param params[TEXTS_MAX];

	g_assert(n <= TEXTS_MAX);
	for (size_t i = 0; i < n; i++)
		params[i] = param_text(texts[i]);
	return pg_queue(tx, stmt, (struct params){ params, n },
		rows ? INTO(map_rows, rows) : NOWHERE, error);
}

char *
rows_list(const GPtrArray *texts)
{
	return array_text(texts);
}

char *
rows_numbers(const GArray *numbers)
{
	return array_int(numbers);
}
