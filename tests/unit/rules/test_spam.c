#include "rules/spam.h"

#include "table.h"

#define SIGN  "X-Spam-Status: Yes*"
#define HOST  "mx.example.com"
#define OURS  "Received: from a (a [192.0.2.1])\n\tby mx.example.com; x\n"
#define INNER "Received: from localhost (localhost [127.0.0.1])\n\tby x\n"
#define SPAM  "X-Spam-Status: Yes, score=9.1 required=5.0\n"

static const struct row {
	const char *name;
	const char *sign;
	const char *header;
	bool want;
} rows[] = {
	{ "a filter behind the mail server writes above its line", SIGN,
		SPAM OURS, true },
	{ "a milter writes below it", SIGN, OURS SPAM, true },
	{ "of two lines of our own the outer one counts", SIGN, INNER OURS SPAM,
		true },
	{ "what the sender's server wrote does not count", SIGN,
		OURS "Received: from b\n\tby a; x\n" SPAM, false },
	{ "nor what stands below, when ours stands above", SIGN,
		"X-Spam-Status: No\n" OURS SPAM, false },
	{ "the topmost one counts", SIGN, OURS "X-Spam-Status: No\n" SPAM,
		false },
	{ "folded, and in another case", "x-spam-flag: yes",
		"X-SPAM-FLAG:\n YES\n" OURS, true },
	{ "another value is none", "X-Spam-Flag: Yes", "X-Spam-Flag: Yesno\n",
		false },
	{ "another field is none", SIGN, "X-Spam-Score: 9\n" OURS, false },
	{ "without a name nothing is spam", "", SPAM OURS, false },
	{ "nor without a value", "X-Spam-Status:", SPAM OURS, false },
	{ "nor without a colon", "X-Spam-Status", SPAM OURS, false },
};

static void
table_of_headers(void **state)
{
	const struct row *row = *state;

	assert_int_equal(spam_is_said(fields_of(row->header,
					      strlen(row->header)),
				 row->sign, HOST),
		row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, table_of_headers);
	return TESTS_RUN(&tests, "spam");
}
