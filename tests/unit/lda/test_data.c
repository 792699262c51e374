#include "lda/lmtp/data.h"

#include "table.h"

/* left: what is not of the message any more; NULL: it has not ended. */
static const struct row {
	const char *name, *bytes, *want, *left;
} rows[] = {
	{ "a line's end becomes LF", "a\r\nb\r\n.\r\n", "a\nb\n", "" },
	{ "a dot alone is an empty message", ".\r\n", "", "" },
	{ "what follows is a command", "a\r\n.\r\nQUIT\r\n", "a\n",
		"QUIT\r\n" },
	{ "a dot in front of a line goes", "..\r\n...a\r\n.b\r\n.\r\n",
		".\n..a\nb\n", "" },
	{ "a dot inside of a line stays", "a.\r\n.\r\n", "a.\n", "" },
	{ "LF . LF ends nothing", "a\n.\nMAIL\r\n.\r\n", "a\n.\nMAIL\n", "" },
	{ "LF . CR LF ends nothing", "a\n.\r\nMAIL\r\n.\r\n", "a\n.\nMAIL\n",
		"" },
	{ "CR LF . LF ends nothing", "a\r\n.\nMAIL\r\n.\r\n", "a\n\nMAIL\n",
		"" },
	{ "CR . CR ends nothing", "a\r.\rb\r\n.\r\n", "a\r.\rb\n", "" },
	{ "CR LF . CR ends nothing", "a\r\n.\rMAIL\r\n.\r\n", "a\n\rMAIL\n",
		"" },
	{ "CR LF . CR CR LF ends nothing", "a\r\n.\r\r\n.\r\n", "a\n\r\n", "" },
	{ "CR CR LF ends a line behind a CR", "a\r\r\n.\r\n", "a\r\n", "" },
	{ "a dot behind a bare LF stays", "a\n..b\r\n.\r\n", "a\n..b\n", "" },
	{ "a message without its end goes on", "a\r\n.\r", "a\n", NULL },
	{ "a CR at the end may be of the next line's end", "a\r", "a", NULL },
};

static void
read_byte_by_byte(const struct row *row)
{
	struct data data = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);

	for (const char *c = row->bytes; *c != '\0'; c++)
		(void)data_read(&data, c, 1, out);
	assert_string_equal(out->str, row->want);
}

static void
lines_are_read(void **state)
{
	const struct row *row = *state;
	gsize size = strlen(row->bytes);

	for (gsize cut = 0; cut <= size; cut++) {
		struct data data = { 0 };
		g_autoptr(GString) out = g_string_new(NULL);
		gsize n = data_read(&data, row->bytes, cut, out);

		if (n == cut)
			n += data_read(&data, row->bytes + n, size - n, out);
		assert_string_equal(out->str, row->want);
		assert_int_equal(data_has_ended(&data), row->left != NULL);
		if (row->left != NULL)
			assert_string_equal(row->bytes + n, row->left);
	}
	read_byte_by_byte(row);
}

static void
nul_is_content(void **state)
{
	struct data data = { 0 };
	g_autoptr(GString) out = g_string_new(NULL);

	(void)state;
	assert_int_equal(data_read(&data, "a\0\r\n.\r\n", 7, out), 7);
	assert_int_equal(out->len, 3);
	assert_memory_equal(out->str, "a\0\n", 3);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, lines_are_read);
	tests_add(&tests, "NUL is content", nul_is_content, NULL);
	return TESTS_RUN(&tests, "data");
}
