/* json_words(): JSON of a cell for people. */
#include "ctl/json.h"

#include <stdlib.h>
#include <string.h>

static void
append_value(GString *words, const json_t *value)
{
	if (json_is_string(value))
		g_string_append(words, json_string_value(value));
	else if (!json_is_null(value) && value != NULL) {
		char *dump = json_dumps(value, JSON_ENCODE_ANY);

		g_string_append(words, dump);
		free(dump);
	}
}

/* In quotes when it could be taken for several. */
static void
append_quoted(GString *words, const json_t *value)
{
	const char *text = json_string_value(value);
	const char *quote = text && strpbrk(text, " =\"") ? "\"" : "";

	g_string_append(words, quote);
	append_value(words, value);
	g_string_append(words, quote);
}

/* "Name <address>", "1 name (4.1 kB)", else "key=value key=value". */
static void
append_object(GString *words, json_t *object)
{
	const char *address =
		json_string_value(json_object_get(object, "address"));
	const char *name = json_string_value(json_object_get(object, "name"));
	const json_t *part = json_object_get(object, "part");
	const json_t *size = json_object_get(object, "size");
	const char *gap = "", *key = NULL;
	json_t *value = NULL;

	if (address != NULL) {
		g_string_append_printf(words, name ? "%s <%s>" : "%s%s",
			name ? name : "", address);
		return;
	}
	if (part != NULL && name != NULL && size != NULL) {
		g_autofree char *bytes =
			g_format_size((guint64)json_integer_value(size));

		g_string_append_printf(words, "%d %s (%s)",
			(int)json_integer_value(part), name, bytes);
		return;
	}
	json_object_foreach(object, key, value)
	{
		g_string_append_printf(words, "%s%s=", gap, key);
		append_quoted(words, value);
		gap = " ";
	}
}

static void
append_array(GString *words, const json_t *array)
{
	for (size_t i = 0; i < json_array_size(array); i++) {
		json_t *value = json_array_get(array, i);

		g_string_append(words, i > 0 ? ", " : "");
		if (json_is_object(value))
			append_object(words, value);
		else
			append_value(words, value);
	}
}

char *
json_words(const char *cell)
{
	json_t *value = json_loads(cell, JSON_DECODE_ANY, NULL);
	GString *words = g_string_new(NULL);

	if (json_is_array(value))
		append_array(words, value);
	else if (json_is_object(value))
		append_object(words, value);
	else if (value != NULL)
		append_value(words, value);
	json_decref(value);
	return g_string_free(words, FALSE);
}
