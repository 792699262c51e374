/* An agent's mail that has passed once is right: the second time nothing is
 * done. */
#include "agent_mail.h"

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

/* --- as a mail server does it ------------------------------------------- */

struct passed {
	GPtrArray *lines;      /* char *: "Name: value" */
	GPtrArray *recipients; /* char * */
};

static int
place_of(const struct passed *mail, const char *name, int instance)
{
	for (guint i = 0; i < mail->lines->len; i++) {
		const char *line = g_ptr_array_index(mail->lines, i);
		size_t size = strlen(name);

		if (g_ascii_strncasecmp(line, name, size) == 0 &&
			line[size] == ':' && --instance == 0)
			return (int)i;
	}
	return -1;
}

static bool
change_field(void *ctx, const char *name, int instance, const char *value)
{
	struct passed *mail = ctx;
	int place = place_of(mail, name, instance);

	assert_true(place >= 0);
	g_free(g_ptr_array_steal_index(mail->lines, (guint)place));
	if (value != NULL)
		g_ptr_array_insert(mail->lines, place,
			g_strdup_printf("%s: %s", name, value));
	return true;
}

static bool
add_field(void *ctx, const char *name, const char *value)
{
	struct passed *mail = ctx;

	g_ptr_array_add(mail->lines, g_strdup_printf("%s: %s", name, value));
	return true;
}

static bool
add_recipient(void *ctx, const char *address, const char *args)
{
	struct passed *mail = ctx;

	(void)args;
	g_ptr_array_add(mail->recipients, g_strdup(address));
	return true;
}

static bool
remove_recipient(void *ctx, const char *given)
{
	struct passed *mail = ctx;
	g_autofree char *address = smtp_mail_bare(given);
	guint place = 0;

	assert_true(g_ptr_array_find_with_equal_func(mail->recipients, address,
		g_str_equal, &place));
	g_free(g_ptr_array_steal_index(mail->recipients, place));
	return true;
}

static void
take(struct passed *passed, const struct agent_mail *it)
{
	static const struct edits_way way = { change_field, add_field,
		add_recipient, remove_recipient };

	passed->lines = g_ptr_array_new_with_free_func(g_free);
	passed->recipients = g_ptr_array_new_with_free_func(g_free);
	for (guint i = 0; i < it->mail.fields->len; i++) {
		const struct smtp_field *field =
			g_ptr_array_index(it->mail.fields, i);

		add_field(passed, field->name, field->value);
	}
	for (guint i = 0; i < it->mail.recipients->len; i++) {
		const struct smtp_recipient *recipient =
			g_ptr_array_index(it->mail.recipients, i);

		add_recipient(passed, recipient->address, NULL);
	}
	assert_true(edits_do(it->edits, &way, passed));
	g_ptr_array_add(passed->lines, NULL);
	g_ptr_array_add(passed->recipients, NULL);
}

/* --- two passes --------------------------------------------------------- */

static void
pass(struct agent_mail *it, gint64 account)
{
	const struct answer_case found = { CASE, -1, CASE, account, true,
		true };
	struct answers answers;
	struct outbound outbound =
		outbound_begin(&it->mail, it->conf, NOW, it->edits);

	answers_init(&answers);
	g_array_append_val(answers.cases, found);
	if (outbound.kind == OUTBOUND_ASKS)
		(void)outbound_end(&outbound, &it->mail, it->conf, &answers,
			it->edits);
	answers_clear(&answers);
	outbound_clear(&outbound);
}

static void
passes_twice(const struct row *row, const char *settings)
{
	struct agent_mail it;
	struct passed passed;

	agent_mail_init(&it, "anna", row->to, row->header, settings);
	pass(&it, row->account);
	assert_false(edits_are_none(it.edits));
	take(&passed, &it);
	agent_mail_clear(&it);

	g_autofree char *header =
		g_strjoinv("\n", (char **)passed.lines->pdata);
	g_autofree char *block = g_strconcat(header, "\n", NULL);
	g_autofree char *to =
		g_strjoinv(" ", (char **)passed.recipients->pdata);
	agent_mail_init(&it, "anna", to, block, settings);
	pass(&it, row->account);
	g_autofree char *again = edits_summary(it.edits);
	assert_string_equal(again, "");
	agent_mail_clear(&it);
	g_ptr_array_unref(passed.lines);
	g_ptr_array_unref(passed.recipients);
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
