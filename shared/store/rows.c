#include "store/rows.h"

#include <string.h>

struct column {
	char *name;
	enum rows_kind kind;
};

struct rows {
	GArray *columns;  /* of struct column; empty before the first answer */
	GPtrArray *cells; /* of char *, row by row */
};

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
rows_add_column(struct rows *rows, const char *name, enum rows_kind kind)
{
	struct column column = { g_strdup(name), kind };

	g_array_append_val(rows->columns, column);
}

void
rows_add_cell(struct rows *rows, const char *cell)
{
	g_ptr_array_add(rows->cells, g_strdup(cell));
}

void
rows_cut(struct rows *rows, guint n)
{
	if (n < rows_count(rows))
		g_ptr_array_set_size(rows->cells,
			(int)(n * rows->columns->len));
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
