/* An agent's mail that has passed once is right: the second time nothing is
 * done. */
#include "two_passes.h"

#include "table.h"

#define ANNAS "From: Anna <anna@example.com>\nX-Postcase-Case: 42\n"
#define GROUP "From: Help <support@example.com>\nX-Postcase-Case: 42\n"

/* Of case 42, which is found by the field first, by the signed id then. */
static const struct row {
	const char *name;
	gint64 account;
	const char *to, *header;
} rows[] = {
	{ "a bare mail is edited once", SUPPORT, "c@x", ANNAS },
	{ "so is mail of the group", SUPPORT, "c@x support@example.com",
		GROUP },
	{ "mail with all that changes, too", SALES, "c@x sales@example.com",
		ANNAS "Message-ID: <m@x>\nSubject: l\xc3\xa4mp\n"
		      "Reply-To: anna@home.example\nReply-To: b@x\n"
		      "References: <c0@x>\nReferences: <c1@x>\n" },
	{ "a subject of many words, too", SALES, "c@x",
		ANNAS "Subject: =?utf-8?q?a?=\n =?utf-8?q?b?=\n\tc\n" },
	{ "a name with a comma, too", SUPPORT, "c@x",
		GROUP "Reply-To: \"Support, Team\" <support@example.com>\n" },
	{ "mail to two groups, too", SUPPORT,
		"c@x sales@example.com support@example.com", ANNAS },
	{ "mail that answers two mails, too", SUPPORT, "c@x",
		ANNAS "In-Reply-To: <c1@x> <c2@x>\n" },
};

static void
passes_twice(const struct row *row, const char *settings)
{
	struct agent_mail it;
	struct passed passed;

	agent_mail_init(&it, "anna", row->to, row->header, settings);
	pass(&it, row->account);
	assert_false(edits_are_none(it.edits));
	passed = passed_of(&it);
	agent_mail_clear(&it);

	passed_comes_again(&passed, &it, settings);
	pass(&it, row->account);
	g_autofree char *again = edits_summary(it.edits);
	assert_string_equal(again, "");
	agent_mail_clear(&it);
}

static void
copies_tell(void **state)
{
	passes_twice(*state, "archive_domain = archive.example\n");
}

/* Each field has to tell by itself. */
static void
fields_tell(void **state)
{
	passes_twice(*state, "");
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, copies_tell);
	TESTS_TABLE(&tests, rows, fields_tell);
	return TESTS_RUN(&tests, "outbound_twice");
}
