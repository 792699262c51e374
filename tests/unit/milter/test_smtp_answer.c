#include "milter/smtp_answer.h"

#include "table.h"

#define FIFTY "12345678901234567890123456789012345678901234567890"
#define SAID  "This mail is not wanted here"

static const struct row {
	const char *name, *text, *want;
} rows[] = {
	{ "a filter's own text is said", "No offers, please",
		"No offers, please" },
	{ "no text leaves ours", NULL, SAID },
	{ "nor does an empty one change it", " \t ", SAID },
	{ "a line end starts no second reply", "no\r\n250 2.0.0 Ok",
		"no  250 2.0.0 Ok" },
	{ "a percent sign is not formatted with", "100%s", "100?s" },
	{ "letters lose their accents", "Ning\303\272n caf\303\251",
		"Ningun cafe" },
	{ "what has no ASCII is a question mark", "\342\202\254 \001\377",
		"EUR  ?" },
	{ "a long text is cut", FIFTY FIFTY FIFTY FIFTY "5",
		FIFTY FIFTY FIFTY FIFTY },
};

static void
table_of_texts(void **state)
{
	const struct row *row = *state;
	struct smtp_answer answer = smtp_answer(SMTP_FILTERED);

	smtp_answer_text(&answer, row->text);
	assert_string_equal(answer.text, row->want);
}

/* libmilter takes no other: smfi_setreply(). */
static void
codes_go_with_their_kinds(void **state)
{
	(void)state;
	for (int i = 0; i < SMTP_REASONS; i++) {
		struct smtp_answer answer = smtp_answer(i);
		char class = answer.kind == SMTP_LATER ? '4' : '5';

		assert_non_null(answer.why);
		assert_int_equal(answer.code == NULL,
			answer.kind == SMTP_DISCARDED);
		if (answer.code == NULL)
			continue;
		assert_int_equal(answer.code[0], class);
		assert_int_equal(answer.dsn[0], class);
		assert_true(*answer.text != '\0');
	}
}

int
main(void)
{
	struct tests tests = { .n = 0 };

	TESTS_TABLE(&tests, rows, table_of_texts);
	tests_add(&tests, "codes go with their kinds",
		codes_go_with_their_kinds, NULL);
	return TESTS_RUN(&tests, "smtp_answer");
}
