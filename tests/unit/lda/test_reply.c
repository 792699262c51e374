#include "lda/thin/reply.h"

#include "table.h"

/* "code|more|text|as 4xx|as 5xx"; NULL: no reply. */
static const struct row {
	const char *name, *line, *want;
} rows[] = {
	{ "a reply has code, status and text", "451 4.3.0 <r@x> try again",
		"451|0|4.3.0 <r@x> try again|4.3.0 <r@x> try again|"
		"5.3.0 <r@x> try again" },
	{ "a longer status is one too", "552 5.3.42 too large",
		"552|0|5.3.42 too large|4.3.0 too large|5.3.42 too large" },
	{ "a line of several says so", "250-SIZE 1000",
		"250|1|SIZE 1000|4.3.0 SIZE 1000|5.3.0 SIZE 1000" },
	{ "a text without a status gets one", "451 later",
		"451|0|later|4.3.0 later|5.3.0 later" },
	{ "a code alone is a reply", "354", "354|0||4.3.0 |5.3.0 " },
	{ "control characters do not get out", "550 5.0.0 a\x1b[31m\xc3\xa9",
		"550|0|5.0.0 a?[31m??|4.3.0 a?[31m??|5.0.0 a?[31m??" },
	{ "nothing is no reply", "", NULL },
	{ "a word is no reply", "SIZE", NULL },
	{ "two digits are no reply", "25", NULL },
	{ "a sixth class is no reply", "650 x", NULL },
	{ "four digits are no reply", "2500", NULL },
};

static void
reply_is_parsed(void **state)
{
	const struct row *row = *state;
	struct reply reply;
	char later[REPLY_VERDICT_MAX + 1], refused[REPLY_VERDICT_MAX + 1];

	assert_int_equal(reply_parse(row->line, &reply), row->want != NULL);
	if (row->want == NULL)
		return;
	reply_verdict(&reply, true, later);
	reply_verdict(&reply, false, refused);

	g_autofree char *got = g_strdup_printf("%d|%d|%s|%s|%s", reply.code,
		reply.more, reply.text, later, refused);
	assert_string_equal(got, row->want);
}

static void
long_texts_are_cut(void **state)
{
	g_autofree char *text = g_strnfill(REPLY_TEXT_MAX + 50, 'x');
	g_autofree char *line = g_strconcat("451 ", text, NULL);
	struct reply reply;
	char verdict[REPLY_VERDICT_MAX + 1];

	(void)state;
	assert_true(reply_parse(line, &reply));
	assert_int_equal(strlen(reply.text), REPLY_TEXT_MAX);
	reply_verdict(&reply, true, verdict);
	assert_int_equal(strlen(verdict), REPLY_VERDICT_MAX);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, reply_is_parsed);
	tests_add(&tests, "long texts are cut", long_texts_are_cut, NULL);
	return TESTS_RUN(&tests, "reply");
}
