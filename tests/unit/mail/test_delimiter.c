#include "mail/delimiter.h"

#include "table.h"

/* The limit is two; the answer is what stands behind it. */
static const struct row {
	const char *name, *bytes, *behind;
} rows[] = {
	{ "up to the limit all is read", "T: boundary=b\n\n--b\n\n1\n--b--\n",
		"" },
	{ "the next delimiter ends it", "T: boundary=b\n\n--b\n--b\n--b\n3\n",
		"--b\n3\n" },
	{ "quotes and blanks around a boundary do not matter",
		"T: boundary=\n \"b c \"\n\n--b c\n--b c\n--b c \n3\n",
		"--b c \n3\n" },
	{ "other lines with dashes do not count",
		"T: boundary=b\n\n--b\n-- \n--\n---\n--c\n--b--\n", "" },
	{ "nor does the word in a text",
		"T: boundary=b\n\nthe boundary is\n--b\n-- \n--b--\n--\n", "" },
	{ "each line does when a boundary is in pieces",
		"T: boundary*0=b\n\n--x\n--y\n--z\n", "--z\n" },
	{ "or encoded", "T: boundary=\"=?utf-8?Q?b?=\"\n\n--x\n--y\n--z\n",
		"--z\n" },
	{ "no boundary, no delimiter", "T: x\n\n--x\n--x\n--x\n", "" },
	{ "nothing has no limit", "", "" },
};

static void
limit_is_found(void **state)
{
	const struct row *row = *state;
	gsize size = strlen(row->bytes);

	assert_int_equal(delimiter_limit(row->bytes, size, 2),
		size - strlen(row->behind));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, limit_is_found);
	return TESTS_RUN(&tests, "delimiter");
}
