#include "ctl/output.h"

#include "ctl/json.h"
#include "ctl/locale.h"
#include "ctl/table.h"
#include "ctl/term.h"

#include <stdio.h>
#include <string.h>

char *
output_cell(const struct rows *rows, guint row, const struct column *column)
{
	guint place = rows_place(rows, column->name);
	const char *cell = rows_cell(rows, row, place);
	g_autofree char *words = NULL;

	if (cell == NULL)
		return g_strdup("");
	switch (rows_kind(rows, place)) {
	case ROWS_BOOL:
		cell = cell[0] == 't' ? PHRASE("yes") : PHRASE("no");
		return g_strdup(locale_text(cell));
	case ROWS_TIME:
		return term_time(cell, (column->flags & COLUMN_SECONDS) != 0);
	case ROWS_JSON:
		words = json_words(cell);
		return term_clean(words, false);
	case ROWS_NUMBER:
		if (column->flags & COLUMN_BYTES)
			return g_format_size(g_ascii_strtoull(cell, NULL, 10));
		break;
	case ROWS_TEXT:
		break;
	}
	if (column->flags & COLUMN_WORD)
		cell = locale_text(cell);
	return term_clean(cell, false);
}

static void
print_people(const struct rows *rows, const struct column *columns,
	const char *none)
{
	if (rows_count(rows) == 0)
		note("%s", locale_text(none));
	else
		table_print(rows, columns, 0);
}

void
output_rows(const struct ctl *ctl, const struct rows *rows,
	const struct column *columns, const char *none)
{
	bool first = true;

	if (!ctl->json) {
		print_people(rows, columns, none);
		return;
	}
	json_print_rows(rows, &first);
	json_print_end(first);
}

static void
print_object(const struct rows *rows, const struct part *parts)
{
	json_t *object = json_row(rows, 0);

	for (; parts != NULL && parts->name != NULL; parts++)
		json_object_set_new(object, parts->name,
			json_rows(parts->rows));

	g_autofree char *text = json_text(object, true);
	(void)puts(text);
	json_decref(object);
}

static void
print_part(const struct part *part)
{
	const char *name = locale_text(part->name);

	if (rows_count(part->rows) == 0)
		return;
	say("\n%c%s:", g_ascii_toupper(name[0]), name + 1);
	table_print(part->rows, part->columns, 2);
}

static const char *
title_of(const struct column *column)
{
	return column->flags & COLUMN_KEY ? column->title :
					    locale_text(column->title);
}

static void
print_field(const struct rows *rows, const struct column *column, size_t width)
{
	g_autofree char *cell = output_cell(rows, 0, column);
	g_autofree char *title = term_pad(title_of(column), width);

	if (cell[0] != '\0')
		say("%s  %s", title, cell);
}

void
output_record(const struct ctl *ctl, const struct rows *rows,
	const struct column *columns, const struct part *parts)
{
	size_t width = 0;

	if (ctl->json) {
		print_object(rows, parts);
		return;
	}
	for (const struct column *c = columns; c->name != NULL; c++)
		width = MAX(width, term_columns(title_of(c)));
	for (const struct column *c = columns; c->name != NULL; c++)
		print_field(rows, c, width);
	output_parts(parts);
}

void
output_parts(const struct part *parts)
{
	for (; parts != NULL && parts->name != NULL; parts++)
		print_part(parts);
}

bool
output_list(struct ctl *ctl, const struct list *list, const char *const *texts,
	size_t n, GError **error)
{
	g_autoptr(rows) rows = rows_new();

	if (!ctl_ask(ctl, list->stmt, texts, n, rows, error))
		return false;
	output_rows(ctl, rows, list->columns, list->none);
	return true;
}
