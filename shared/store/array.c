#include "store/array.h"

static void
append_quoted(GString *array, const char *text)
{
	g_string_append_c(array, '"');
	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\')
			g_string_append_c(array, '\\');
		g_string_append_c(array, *text);
	}
	g_string_append_c(array, '"');
}

char *
array_text(const GPtrArray *texts)
{
	GString *array = g_string_new("{");

	for (guint i = 0; i < texts->len; i++) {
		const char *text = g_ptr_array_index(texts, i);

		g_string_append(array, i > 0 ? "," : "");
		if (text != NULL)
			append_quoted(array, text);
		else
			g_string_append(array, "NULL");
	}
	g_string_append_c(array, '}');
	return g_string_free(array, FALSE);
}

char *
array_int(const GArray *numbers)
{
	GString *array = g_string_new("{");

	for (guint i = 0; i < numbers->len; i++)
		g_string_append_printf(array, "%s%" G_GINT64_FORMAT,
			i > 0 ? "," : "", g_array_index(numbers, gint64, i));
	g_string_append_c(array, '}');
	return g_string_free(array, FALSE);
}

void
array_read_int(const char *text, GArray *numbers)
{
	while (*text != '\0') {
		char *end = NULL;
		gint64 number = g_ascii_strtoll(text, &end, 10);

		if (end == text) {
			text++; /* a brace, a comma, a NULL */
			continue;
		}
		g_array_append_val(numbers, number);
		text = end;
	}
}
