#include "store/array.h"

#include "table.h"

static const struct row {
	const char *name, *texts[3], *want;
	guint n;
} rows[] = {
	{ "none is an empty array", { NULL }, "{}", 0 },
	{ "each text is quoted", { "a", "b c" }, "{\"a\",\"b c\"}", 2 },
	{ "quotes and backslashes cannot end an element", { "a\",\"b", "c\\" },
		"{\"a\\\",\\\"b\",\"c\\\\\"}", 2 },
	{ "no text is NULL, the word is a text", { NULL, "NULL" },
		"{NULL,\"NULL\"}", 2 },
};

static void
texts_become_an_array(void **state)
{
	const struct row *row = *state;
	g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < row->n; i++)
		g_ptr_array_add(texts, g_strdup(row->texts[i]));
	g_autofree char *got = array_text(texts);
	assert_string_equal(got, row->want);
}

static void
numbers_go_there_and_back(void **state)
{
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gint64));

	(void)state;
	array_read_int("{-9223372036854775808,NULL,42}", numbers);
	assert_int_equal(numbers->len, 2);
	g_autofree char *got = array_int(numbers);
	assert_string_equal(got, "{-9223372036854775808,42}");
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, texts_become_an_array);
	tests_add(&tests, "numbers go there and back",
		numbers_go_there_and_back, NULL);
	return TESTS_RUN(&tests, "array");
}
