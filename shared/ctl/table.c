#include "ctl/table.h"

#include "ctl/fit.h"
#include "ctl/locale.h"
#include "ctl/term.h"

#include <libsmartcols.h>
#include <stdio.h>
#include <stdlib.h>

enum { COLUMNS_MAX = 16 };

/* All cells are made first: their widths say how the columns fit. */
struct grid {
	const struct rows *rows;
	const struct column *columns;
	guint n;          /* columns */
	GPtrArray *cells; /* of char *, row by row */
	struct fit fit[COLUMNS_MAX];
};

static void
measure(struct grid *g, guint column, const char *text)
{
	g->fit[column].width = MAX(g->fit[column].width, term_columns(text));
}

static void
make_cells(struct grid *g)
{
	g->cells = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < g->n; i++) {
		g->fit[i].gives = (g->columns[i].flags & COLUMN_CUT) != 0;
		measure(g, i, locale_text(g->columns[i].title));
	}
	for (guint row = 0; row < rows_count(g->rows); row++)
		for (guint i = 0; i < g->n; i++) {
			char *cell = output_cell(g->rows, row, &g->columns[i]);

			measure(g, i, cell);
			g_ptr_array_add(g->cells, cell);
		}
}

/* Cells are clean: the library's own escapes would escape ours. */
static struct libscols_table *
make_table(const struct grid *g)
{
	struct libscols_table *table = scols_new_table();

	scols_table_enable_noencoding(table, 1);
	scols_table_set_column_separator(table, "  ");
	scols_table_set_termforce(table, SCOLS_TERMFORCE_NEVER);
	for (guint i = 0; i < g->n; i++) {
		guint place = rows_place(g->rows, g->columns[i].name);
		bool right = rows_kind(g->rows, place) == ROWS_NUMBER;

		(void)scols_table_new_column(table,
			locale_text(g->columns[i].title), 0,
			right ? SCOLS_FL_RIGHT : 0);
	}
	return table;
}

static void
add_row(struct libscols_table *table, const struct grid *g, guint row)
{
	struct libscols_line *line = scols_table_new_line(table, NULL);

	for (guint i = 0; i < g->n; i++) {
		const char *cell = g_ptr_array_index(g->cells, row * g->n + i);
		g_autofree char *text = term_cut(cell, g->fit[i].width);

		(void)scols_line_set_data(line, i, text);
	}
}

/* Without the blanks behind the last cell. */
static void
print_indented(const char *text, size_t indent)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);

	for (size_t i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
		(void)printf("%*s%s\n", (int)indent, "", g_strchomp(lines[i]));
}

void
table_print(const struct rows *rows, const struct column *columns,
	size_t indent)
{
	struct grid g = { .rows = rows, .columns = columns };
	size_t width = term_width();
	struct libscols_table *table = NULL;
	char *text = NULL;

	while (g.n < COLUMNS_MAX && columns[g.n].name != NULL)
		g.n++;
	make_cells(&g);
	fit(g.fit, g.n, width > indent ? width - indent : width);
	table = make_table(&g);
	for (guint row = 0; row < rows_count(rows); row++)
		add_row(table, &g, row);
	if (scols_print_table_to_string(table, &text) == 0 && text != NULL)
		print_indented(text, indent);
	free(text);
	scols_unref_table(table);
	g_ptr_array_unref(g.cells);
}
