#include "mail/report_words.h"

#include "table.h"

static const struct row {
	const char *name;
	struct report_words words;
	const char *status;
	bool hard;
} rows[] = {
	{ "an unknown user is hard",
		{ NULL, ACTION_FAILED, "5.1.1", "550 5.1.1 User unknown",
			NULL },
		"5.1.1", true },
	{ "the reply tells more than a vague Status",
		{ NULL, ACTION_FAILED, "5.0.0 (permanent failure)",
			"550 5.2.2 Mailbox full", NULL },
		"5.2.2", false },
	{ "a status of another class does not replace Status",
		{ NULL, ACTION_FAILED, "4.0.0", "554 5.7.1 no", NULL }, "4.0.0",
		false },
	{ "what is full is soft, whatever the status says",
		{ NULL, ACTION_FAILED, NULL,
			"552 mailbox is over quota (#5.1.1)", NULL },
		"5.1.1", false },
	{ "\"user unknown\" is hard in reply to RCPT TO",
		{ NULL, ACTION_FAILED, "5.0.0", "550 User unknown",
			"550 User unknown (in reply to RCPT TO command)" },
		"5.1.1", true },
	{ "and soft in reply to the content",
		{ NULL, ACTION_FAILED, "5.0.0", "550 Unknown user",
			"550 Unknown user (in reply to end of DATA command)" },
		"5.0.0", false },
	{ "a pipelined DATA is no content",
		{ NULL, ACTION_FAILED, NULL, "550 User unknown",
			">>> RCPT To:<a@example.com>\n<<< 550 User unknown\n"
			">>> DATA\n<<< 503 Need RCPT" },
		"5.1.1", true },
	{ "and soft when the command is not known",
		{ NULL, ACTION_FAILED, NULL, "550 User unknown", NULL },
		"5.0.0", false },
	{ "a server knows its own users",
		{ NULL, ACTION_FAILED, NULL, "Unknown user: a@example.com",
			NULL },
		"5.1.1", true },
	{ "a mailbox that is there is not unknown",
		{ NULL, ACTION_FAILED, "5.2.1", "550 5.2.1 User unknown",
			NULL },
		"5.2.1", false },
	{ "unless RCPT TO was answered so",
		{ NULL, ACTION_FAILED, "5.2.1", "550 5.2.1 User unknown",
			"after RCPT TO:<a@example.com>: 550 5.2.1 User" },
		"5.2.1", true },
	{ "a sentence is believed after the content",
		{ NULL, ACTION_FAILED, NULL,
			"554 This user doesn't have a yahoo.com account",
			">>> DATA\n<<< 554 This user" },
		"5.1.1", true },
	{ "a domain that is not there is hard",
		{ NULL, ACTION_FAILED, NULL, "Host not found", NULL }, "5.1.2",
		true },
	{ "but not while the name server may be down",
		{ NULL, ACTION_FAILED, "4.4.3", "Host not found", NULL },
		"4.4.3", false },
	{ "the sender's domain is not the recipient's",
		{ NULL, ACTION_FAILED, NULL,
			"after MAIL FROM:<a@example.org>: 550 No such domain",
			NULL },
		"5.1.2", false },
	{ "a refused sender is soft",
		{ NULL, ACTION_FAILED, NULL, "501 5.1.8 Sender rejected",
			NULL },
		"5.1.8", false },
	{ "policy is soft",
		{ NULL, ACTION_FAILED, "5.7.1", "550 5.7.1 refused", NULL },
		"5.7.1", false },
	{ "a delay is never hard",
		{ NULL, ACTION_DELAYED, NULL, "User unknown", NULL }, "4.0.0",
		false },
	{ "what a delay's words amount to is for now",
		{ NULL, ACTION_DELAYED, NULL, "mailbox is full", NULL },
		"4.2.2", false },
	{ "what was delivered needs no status",
		{ NULL, ACTION_DELIVERED, NULL, NULL, NULL }, NULL, false },
	{ "a class without words is that of the action",
		{ NULL, ACTION_DELAYED, NULL, NULL, NULL }, "4.0.0", false },
	{ "an address of a host is no status",
		{ NULL, ACTION_FAILED, NULL, "192.0.5.1.1 said no", NULL },
		"5.0.0", false },
	{ "a version is no status",
		{ NULL, ACTION_FAILED, NULL, "Mail Service (5.5.2657.72)",
			NULL },
		"5.0.0", false },
	{ "a status ends where a sentence does",
		{ NULL, ACTION_FAILED, NULL, "It was 5.1.1.", NULL }, "5.1.1",
		true },
	{ "a number too long is no status",
		{ NULL, ACTION_FAILED, NULL, "5.1.1234", NULL }, "5.0.0",
		false },
	{ "a null MX takes no mail",
		{ NULL, ACTION_FAILED, "5.1.10", "556 5.1.10 null MX", NULL },
		"5.1.10", true },
};

static void
words_mean_it(void **state)
{
	const struct row *row = *state;
	g_autofree char *status = report_words_status(&row->words);

	if (row->status == NULL)
		assert_null(status);
	else
		assert_string_equal(status, row->status);
	assert_int_equal(report_words_hard(&row->words), row->hard);
}

static void
a_long_text_is_cut(void **state)
{
	g_autofree char *text = g_strnfill(100000, 'A');
	g_autofree char *folded = report_words_fold(text);

	(void)state;
	assert_int_equal(strlen(folded), REPORT_WORDS_BYTES_MAX);
	assert_int_equal(folded[0], 'a');
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, words_mean_it);
	tests_add(&tests, "a long text is cut", a_long_text_is_cut, NULL);
	return TESTS_RUN(&tests, "report words");
}
