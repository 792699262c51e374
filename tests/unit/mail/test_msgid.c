#include "mail/msgid.h"

#include "table.h"

static const struct row {
	const char *name, *value, *want;
} rows[] = {
	{ "ids keep the order of the text", "<a@x> <b@x>\r\n <c@x>",
		"a@x b@x c@x" },
	{ "a folded id is put together", "<long.local\r\n part@x>",
		"long.localpart@x" },
	{ "a comment is passed over, brackets and all",
		"(see <no@x> \\) (and <no2@x>)) <a@x>", "a@x" },
	{ "a comment without end hides nothing", "((( <a@x> (b <c@x>",
		"a@x c@x" },
	{ "a quoted phrase is passed over", "\"You wrote <no@x>\" <a@x>",
		"a@x" },
	{ "words between ids are passed over",
		"Your message of Monday <a@x> and <b@x>", "a@x b@x" },
	{ "ids without blanks between are two", "<a@x><b@x>", "a@x b@x" },
	{ "an id that was cut off is none", "<a@x> <b@exam", "a@x" },
	{ "an id broken by the next one is none", "<a@x <b@x>", "b@x" },
	{ "an id without @ is one", "<12345.abc>", "12345.abc" },
	{ "empty brackets are no id", "<> < > <a@x>", "a@x" },
	{ "control characters make no id", "<a\x01@x> <b@x>", "b@x" },
	{ "neither do those beyond ASCII", "<a\xc2\x9d@x> <b@x>", "b@x" },
	{ "bytes that are no UTF-8 make no id", "<a\xe9@x> <b@x>", "b@x" },
	{ "nothing gives nothing", "", "" },
};

static void
value_gives_ids(void **state)
{
	const struct row *row = *state;
	g_autofree char *value = g_strdup(row->value); /* ASan sees overreads */
	g_autoptr(GPtrArray) ids = msgid_list(value);

	g_ptr_array_add(ids, NULL);
	g_autofree char *got = g_strjoinv(" ", (char **)ids->pdata);
	assert_string_equal(got, row->want);
}

static const struct row firsts[] = {
	{ "of two ids the first is the own one", "<a@x> <b@x>", "a@x" },
	{ "an own id without brackets is one", " 000000B9 ", "000000B9" },
	{ "words without brackets are no own id", "no id here", NULL },
	{ "half a bracket makes no own id", "<a@x", NULL },
	{ "an own id with a control character is none", "a\x01@x", NULL },
	{ "an empty field has no own id", " ", NULL },
};

static void
value_gives_first(void **state)
{
	const struct row *row = *state;
	g_autofree char *id = msgid_first(row->value);

	if (row->want == NULL)
		assert_null(id);
	else
		assert_string_equal(id, row->want);
}

static void
the_root_and_the_newest_survive_a_flood(void **state)
{
	g_autoptr(GString) value = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 5000; i++)
		g_string_append_printf(value, "<%d@x>", i);
	g_autoptr(GPtrArray) ids = msgid_list(value->str);

	assert_int_equal(ids->len, MSGID_LIST_MAX);
	assert_string_equal(g_ptr_array_index(ids, 0), "0@x");
	assert_string_equal(g_ptr_array_index(ids, ids->len - 1), "4999@x");
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, value_gives_ids);
	TESTS_TABLE(&tests, firsts, value_gives_first);
	tests_add(&tests, "the root and the newest survive a flood",
		the_root_and_the_newest_survive_a_flood, NULL);
	return TESTS_RUN(&tests, "msgid");
}
