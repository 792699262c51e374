#include "store/rows.h"

#include "store/array.h"
#include "store/pg.h"

#include <string.h>

enum { TEXTS_MAX = 16 };

struct column {
	char *name;
	enum rows_kind kind;
};

struct rows {
	GArray *columns;  /* of struct column; empty before the first answer */
	GPtrArray *cells; /* of char *, row by row */
};

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

static void
clear_column(void *column)
{
	g_free(((struct column *)column)->name);
}

struct rows *
rows_new(void)
{
	struct rows *rows = g_new0(struct rows, 1);

	rows->columns = g_array_new(FALSE, FALSE, sizeof(struct column));
	g_array_set_clear_func(rows->columns, clear_column);
	rows->cells = g_ptr_array_new_with_free_func(g_free);
	return rows;
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

static char *
read_cell(const PGresult *result, int row, int column, enum rows_kind kind)
{
	if (PQgetisnull(result, row, column))
		return NULL;
	if (kind == ROWS_TIME)
		return iso_time(PQgetvalue(result, row, column));
	return g_strdup(PQgetvalue(result, row, column));
}

static void
read_columns(const PGresult *result, GArray *columns)
{
	for (int i = 0; i < PQnfields(result); i++) {
		struct column column = {
			.name = g_strdup(PQfname(result, i)),
			.kind = kind_of(PQftype(result, i)),
		};

		g_array_append_val(columns, column);
	}
}

static bool
map_rows(const PGresult *result, void *out, GError **error)
{
	struct rows *rows = out;

	if (rows->columns->len == 0)
		read_columns(result, rows->columns);
	if ((int)rows->columns->len != PQnfields(result))
		return fault_set(error, FAULT_BUG, "4.3.0",
			"answers of two kinds in one list");
	for (int i = 0; i < PQntuples(result); i++)
		for (int j = 0; j < PQnfields(result); j++)
			g_ptr_array_add(rows->cells,
				read_cell(result, i, j,
					rows_kind(rows, (guint)j)));
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
	return pg_queue(tx, stmt, params, n, rows ? map_rows : NULL, rows,
		error);
}

char *
rows_list(const GPtrArray *texts)
{
	return array_text(texts);
}

guint
rows_count(const struct rows *rows)
{
	return rows->columns->len ? rows->cells->len / rows->columns->len : 0;
}

guint
rows_columns(const struct rows *rows)
{
	return rows->columns->len;
}

const char *
rows_name(const struct rows *rows, guint column)
{
	return g_array_index(rows->columns, struct column, column).name;
}

enum rows_kind
rows_kind(const struct rows *rows, guint column)
{
	return g_array_index(rows->columns, struct column, column).kind;
}

const char *
rows_cell(const struct rows *rows, guint row, guint column)
{
	g_assert(row < rows_count(rows) && column < rows->columns->len);
	return g_ptr_array_index(rows->cells,
		row * rows->columns->len + column);
}

guint
rows_place(const struct rows *rows, const char *name)
{
	guint i = 0;

	while (i < rows->columns->len && strcmp(rows_name(rows, i), name) != 0)
		i++;
	g_assert(i < rows->columns->len);
	return i;
}

const char *
rows_text(const struct rows *rows, guint row, const char *name)
{
	return rows_cell(rows, row, rows_place(rows, name));
}

gint64
rows_number(const struct rows *rows, guint row, const char *name)
{
	const char *text = rows_text(rows, row, name);

	return text ? g_ascii_strtoll(text, NULL, 10) : 0;
}

bool
rows_true(const struct rows *rows, guint row, const char *name)
{
	return g_strcmp0(rows_text(rows, row, name), "t") == 0;
}

void
rows_clear(struct rows *rows)
{
	g_ptr_array_set_size(rows->cells, 0);
}

void
rows_free(struct rows *rows)
{
	if (rows == NULL)
		return;
	g_array_unref(rows->columns);
	g_ptr_array_unref(rows->cells);
	g_free(rows);
}
