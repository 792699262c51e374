#include "mail/mend.h"

#include "table.h"

/* Below so many fields; what becomes of a text. */
static const struct row {
	const char *name;
	unsigned fields;
	const char *text, *want;
} rows[] = {
	{ "a field stays a field", MEND_FIELDS_MAX - 1, "X: y\n", "X: y\n" },
	{ "one too many is the rest of the one above", MEND_FIELDS_MAX,
		"X: y\n", " : y\n" },
	{ "but not those of a part", MEND_FIELDS_MAX,
		"content-type: a/b\nX: y\n", "content-type: a/b\n : y\n" },
	{ "nor the first below a boundary", MEND_FIELDS_MAX, "--b\nX: y\n",
		"--b\nX: y\n" },
	{ "nor the first below an empty line", MEND_FIELDS_MAX,
		"\nX: y\nX: y\n", "\nX: y\n : y\n" },
	{ "nor below one of the network", MEND_FIELDS_MAX,
		"\r\nX: y\r\nX: y\r\n", "\r\nX: y\r\n : y\r\n" },
	{ "a line without a colon is no field", MEND_FIELDS_MAX, "X y\n",
		"X y\n" },
};

static void
fields_have_an_end(void **state)
{
	const struct row *row = *state;
	g_autoptr(GString) text = g_string_new(NULL);

	for (unsigned i = 0; i < row->fields; i++)
		g_string_append(text, "X: y\n");
	gsize above = text->len;

	g_string_append(text, row->text);
	mend_lines(text->str, text->len);
	assert_string_equal(text->str + above, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, fields_have_an_end);
	return TESTS_RUN(&tests, "mend");
}
