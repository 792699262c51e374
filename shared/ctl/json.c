#include "ctl/json.h"

#include <stdio.h>
#include <stdlib.h>

static json_t *
json_cell(const struct rows *rows, guint row, guint column)
{
	const char *cell = rows_cell(rows, row, column);

	if (cell == NULL)
		return json_null();
	switch (rows_kind(rows, column)) {
	case ROWS_NUMBER:
		return json_integer(g_ascii_strtoll(cell, NULL, 10));
	case ROWS_BOOL:
		return json_boolean(cell[0] == 't');
	case ROWS_JSON:
		return json_loads(cell, JSON_DECODE_ANY, NULL);
	case ROWS_TEXT:
	case ROWS_TIME:
		break;
	}
	return json_string(cell);
}

json_t *
json_row(const struct rows *rows, guint row)
{
	json_t *object = json_object();

	for (guint i = 0; i < rows_columns(rows); i++)
		json_object_set_new(object, rows_name(rows, i),
			json_cell(rows, row, i));
	return object;
}

json_t *
json_rows(const struct rows *rows)
{
	json_t *array = json_array();

	for (guint i = 0; i < rows_count(rows); i++)
		json_array_append_new(array, json_row(rows, i));
	return array;
}

char *
json_text(const json_t *value, bool indented)
{
	char *dump = json_dumps(value, indented ? JSON_INDENT(2) : 0);
	GString *text = g_string_new(NULL);

	for (const char *p = dump; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c >= 0x7f && c < 0xa0)
			g_string_append_printf(text, "\\u%04X", c);
		else
			g_string_append_unichar(text, c);
	}
	free(dump);
	return g_string_free(text, FALSE);
}

void
json_print_rows(const struct rows *rows, bool *first)
{
	for (guint i = 0; i < rows_count(rows); i++) {
		json_t *object = json_row(rows, i);
		g_autofree char *text = json_text(object, false);

		(void)printf("%s%s", *first ? "[\n" : ",\n", text);
		*first = false;
		json_decref(object);
	}
}

void
json_print_end(bool first)
{
	(void)puts(first ? "[]" : "\n]");
}
