#include "ctl/json.h"

#include "table.h"

static const struct row {
	const char *name;
	enum rows_kind kind;
	const char *cell, *want;
} rows[] = {
	{ "a text is a string", ROWS_TEXT, "Anna \"A\" Ray",
		"{\"x\": \"Anna \\\"A\\\" Ray\"}" },
	{ "a number is a number", ROWS_NUMBER, "9007199254740993",
		"{\"x\": 9007199254740993}" },
	{ "a text of digits is a string", ROWS_TEXT, "12", "{\"x\": \"12\"}" },
	{ "true is true", ROWS_BOOL, "t", "{\"x\": true}" },
	{ "false is false", ROWS_BOOL, "f", "{\"x\": false}" },
	{ "NULL is null", ROWS_NUMBER, NULL, "{\"x\": null}" },
	{ "a time is ISO 8601", ROWS_TIME, "2026-11-22T01:18:02Z",
		"{\"x\": \"2026-11-22T01:18:02Z\"}" },
	{ "JSON is nested", ROWS_JSON, "[{\"a\": 1}]",
		"{\"x\": [{\"a\": 1}]}" },
	{ "a control is escaped", ROWS_TEXT, "\033[31m",
		"{\"x\": \"\\u001B[31m\"}" },
	{ "a control of two bytes is escaped, too", ROWS_TEXT,
		"\xc2\x9b"
		"31m\x7f",
		"{\"x\": \"\\u009B31m\\u007F\"}" },
	{ "other letters stay readable", ROWS_TEXT, "Grüße",
		"{\"x\": \"Grüße\"}" },
};

static void
cell_becomes_json(void **state)
{
	const struct row *row = *state;
	g_autoptr(rows) one = rows_new();

	rows_add_column(one, "x", row->kind);
	rows_add_cell(one, row->cell);

	json_t *object = json_row(one, 0);
	g_autofree char *got = json_text(object, false);
	assert_string_equal(got, row->want);
	json_decref(object);
}

static const struct worded {
	const char *name, *cell, *want;
} worded[] = {
	{ "texts are a list", "[\"a@x\", \"b@x\"]", "a@x, b@x" },
	{ "an empty list is nothing", "[]", "" },
	{ "an address has its name",
		"[{\"name\": \"Anna\", \"address\": \"a@x\"}, "
		"{\"name\": null, \"address\": \"b@x\"}]",
		"Anna <a@x>, b@x" },
	{ "an attachment has its size",
		"[{\"part\": 1, \"name\": \"a.png\", \"size\": 3000000, "
		"\"type\": \"image/png\"}]",
		"1 a.png (3.0\xc2\xa0MB)" },
	{ "facts are keys and values", "{\"door\": \"pipe\", \"turn\": 3}",
		"door=pipe turn=3" },
	{ "a value cannot look like two", "{\"account\": \"a verdict=stored\"}",
		"account=\"a verdict=stored\"" },
	{ "null is nothing", "null", "" },
};

static void
json_becomes_words(void **state)
{
	const struct worded *row = *state;
	g_autofree char *got = json_words(row->cell);

	assert_string_equal(got, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, cell_becomes_json);
	TESTS_TABLE(&tests, worded, json_becomes_words);
	return TESTS_RUN(&tests, "json");
}
