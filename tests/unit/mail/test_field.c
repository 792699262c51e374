#include "mail/field.h"

#include "table.h"

/* Names and values with marks where they start and end. */
static const struct row {
	const char *name, *bytes, *want;
} rows[] = {
	{ "fields keep their order", "A: 1\r\nB: 2\r\n\r\nC: 3\r\n",
		"[A| 1][B| 2]" },
	{ "a folded field is one", "A: 1\n 2\n\t3\nB: 4\n\n",
		"[A| 1\n 2\n\t3][B| 4]" },
	{ "blanks may stand before the colon", "A \t: 1\n\n", "[A| 1]" },
	{ "a value may be empty", "A:\nB:\r\n\n", "[A|][B|]" },
	{ "junk is passed over, folds and all",
		"From a@x Mon\n fold: 1\n>From b\nA: 1\njunk\n: x\nB: 2\n\n",
		"[A| 1][B| 2]" },
	{ "a name has no blanks within", "a b: 1\nA: 1\n\n", "[A| 1]" },
	{ "a name has no control characters", "a\x01: 1\nA: 1\n\n", "[A| 1]" },
	{ "a block needs no end", "A: 1\nB: 2", "[A| 1][B| 2]" },
	{ "a block may end within a name", "A: 1\nSubj", "[A| 1]" },
	{ "a blank line in front is the end", "\nA: 1\n", "" },
	{ "a line of blanks folds", "A: 1\n \n 2\nB: 3\n\n",
		"[A| 1\n \n 2][B| 3]" },
	{ "a line of blanks before a field folds", "A: 1\n \nB: 3\n\n",
		"[A| 1\n ][B| 3]" },
	{ "a line of blanks before text is the end",
		"A: 1\r\n \t\r\nDear all,\r\nB: 2\r\n", "[A| 1]" },
	{ "a CR alone ends no line", "A: 1\rB: 2\n\n", "[A| 1\rB: 2]" },
	{ "a boundary ends a block that lacks its empty line",
		"A: 1\n--b\nB: 2\n\n", "[A| 1]" },
	{ "but not in front of the first field", "--b\nA: 1\n\n", "[A| 1]" },
	{ "nothing has no fields", "", "" },
};

/* What is behind the block, up to a mark. */
static const struct row blocks[] = {
	{ "an empty line is no part of the body", "A: 1\r\n\r\nHello\r\n",
		"Hello\r\n" },
	{ "text without an empty line in front is the body",
		"A: 1\nHello\n again\n\nBob", "Hello\n again\n\nBob" },
	{ "so it is at the end of all", "A: 1\nHello", "Hello" },
	{ "a boundary without an empty line in front is the body",
		"A: 1\n--b\nB: 2\n\nHello", "--b\nB: 2\n\nHello" },
	{ "junk in front of a field is not", "A: 1\nHello\nB: 2\n\nBob",
		"Bob" },
	{ "a block may be all", "A: 1\n", "" },
	{ "what has no fields is body", "Hello\n\nBob", "Hello\n\nBob" },
};

static void
block_ends_where_the_body_starts(void **state)
{
	const struct row *row = *state;
	gsize size = strlen(row->bytes);
	g_autofree char *bytes = g_memdup2(row->bytes, size); /* no NUL */
	struct block block = fields_block(bytes, size);
	gsize body = block.size + block.end;

	assert_int_equal(size - body, strlen(row->want));
	assert_memory_equal(bytes + body, row->want, size - body);
}

static void
block_is_cut_into_fields(void **state)
{
	const struct row *row = *state;
	gsize size = strlen(row->bytes);
	g_autofree char *bytes = g_memdup2(row->bytes, size); /* no NUL */
	struct fields fields = fields_of(bytes ? bytes : "", size);
	struct field field;
	g_autoptr(GString) got = g_string_new(NULL);

	while (fields_next(&fields, &field))
		g_string_append_printf(got, "[%.*s|%.*s]", (int)field.name_size,
			field.name, (int)field.value_size, field.value);
	assert_string_equal(got->str, row->want);
}

static void
a_field_is_found_in_any_case(void **state)
{
	static const char block[] = "To: a\nFROM : b\nfrom: c\n\n";
	struct fields fields = fields_of(block, strlen(block));
	struct field field;

	(void)state;
	assert_true(fields_find(&fields, "From", &field));
	assert_memory_equal(field.value, " b", 2);
	assert_true(fields_find(&fields, "From", &field));
	assert_memory_equal(field.value, " c", 2);
	assert_false(fields_find(&fields, "From", &field));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, block_is_cut_into_fields);
	TESTS_TABLE(&tests, blocks, block_ends_where_the_body_starts);
	tests_add(&tests, "a field is found in any case, one after the other",
		a_field_is_found_in_any_case, NULL);
	return TESTS_RUN(&tests, "field");
}
