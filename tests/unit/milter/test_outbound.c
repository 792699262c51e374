/* Whose mail it is, which case it answers, and what is asked for that. */
#include "agent_mail.h"
#include "table.h"

enum { CASES = 3 };

#define ANNAS    "From: Anna <anna@example.com>\n"
#define ANSWERS  ANNAS "In-Reply-To: <c1@x>\nReferences: <c0@x> <c1@x>\n"
#define SIGNED   ANNAS "References: <postcase.TOKEN@example.com> <c1@x>\n"
#define ARCHIVED "archive_domain = archive.example\n"
#define ACCEPTS  ARCHIVED "on_database_error = accept\n"

/* Case 42 of support, by id, by number. */
#define BY_ID                                    \
	{                                        \
		0, 0, CASE, SUPPORT, false, true \
	}
#define BY_NUMBER                                    \
	{                                            \
		CASE, -1, CASE, SUPPORT, true, false \
	}

static const struct row {
	const char *name;
	const char *login, *to, *header;
	const char *settings; /* NULL: ARCHIVED */
	struct answer_case cases[CASES];
	bool away; /* the database */
	enum outbound_kind kind;
	const char *answer; /* what the client is told */
	gint64 casefile;
	const char *edits; /* as the log has them */
} rows[] = {
	/* --- whose it is --- */
	{ "without a login nobody is an agent", NULL, "c@x", ANSWERS,
		.kind = OUTBOUND_NOT },
	{ "a login that is no user of ours is none", "someone", "c@x", ANSWERS,
		.kind = OUTBOUND_NOT },
	{ "a user with an address of nobody is none", "anna", "c@x",
		"From: a@elsewhere.example\n", .kind = OUTBOUND_NOT },
	{ "a user with his address is one", "anna", "c@x", ANNAS,
		.kind = OUTBOUND_DONE },
	{ "with his other address, too", "anna", "c@x",
		"From: Anna@HOME.example\n", .kind = OUTBOUND_DONE },
	{ "another user's address is refused", "anna", "c@x",
		"From: ben@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "550 5.7.1 You may not send in the name of somebody "
			  "else: ben@example.com" },
	{ "so it is with an extension", "anna", "c@x",
		"From: ben+x@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "" },
	{ "his own with an extension is his", "ben", "c@x",
		"From: ben+x@example.com\n", .kind = OUTBOUND_NOT },
	{ "who is inactive is refused another's, too", "gone", "c@x",
		"From: ben@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "" },
	{ "but not his own", "gone", "c@x", "From: gone@example.com\n",
		.kind = OUTBOUND_NOT },
	{ "to a stranger it is not our business", "someone", "c@x",
		"From: ben@example.com\n", .kind = OUTBOUND_NOT },
	{ "a group address without the right is refused", "ben", "c@x",
		"From: support@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "550 5.7.1 You may not send in the name of this "
			  "group: support@example.com" },
	{ "with a token behind it, too", "ben", "c@x",
		"From: support+TOKEN@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "" },
	{ "so it is to a stranger", "someone", "c@x",
		"From: support@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "" },
	{ "so is one that nobody sends as", "anna", "c@x",
		"From: sales@example.com\n", .kind = OUTBOUND_REFUSED,
		.answer = "" },
	{ "so is an inactive one", "anna", "c@x", "From: old@example.com\n",
		.kind = OUTBOUND_REFUSED, .answer = "" },
	{ "an account that observes refuses nothing", "ben", "c@x",
		"From: quiet@example.com\n", .kind = OUTBOUND_NOT },
	{ "the right makes an agent", "anna", "c@x",
		"From: support@example.com\n", .kind = OUTBOUND_DONE,
		.edits = "from,reply-to,message-id,+archive" },
	{ "of two addresses the group's is refused", "ben", "c@x",
		"From: ben@example.com, support@example.com\n",
		.kind = OUTBOUND_REFUSED, .answer = "" },
	{ "of two fields the second, too", "ben", "c@x",
		"From: ben@example.com\nFROM: x <support@example.com>\n",
		.kind = OUTBOUND_REFUSED, .answer = "" },
	{ "a group's member is an address", "ben", "c@x",
		"From: we: ben@example.com, anna@example.com;\n",
		.kind = OUTBOUND_REFUSED, .answer = "" },
	{ "without From the envelope's sender counts", "ben", "c@x",
		"Subject: x\n", .kind = OUTBOUND_NOT },
	{ "two addresses of his make no agent", "anna", "c@x",
		"From: anna@example.com, anna@home.example\n",
		.kind = OUTBOUND_NOT },
	{ "nor do two fields", "anna", "c@x", ANNAS ANNAS,
		.kind = OUTBOUND_NOT },
	{ "a name is no address", "ben", "c@x",
		"From: \"support@example.com\" <ben@example.com>\n",
		.kind = OUTBOUND_DONE },
	{ "an encoded name neither", "ben", "c@x",
		"From: =?utf-8?q?support=40example.com=2C?= "
		"<ben@example.com>\n",
		.kind = OUTBOUND_DONE },
	/* --- what is left alone --- */
	{ "a vacation notice is left alone", "anna", "c@x support@example.com",
		ANSWERS "Auto-Submitted: auto-replied (vacation)\n"
			"X-Postcase-Case: 42\n",
		.kind = OUTBOUND_DONE },
	{ "what says that it is none is not", "anna", "c@x",
		ANSWERS "Auto-Submitted: NO; x=y\n", .cases = { BY_ID },
		.kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "references,reply-to,message-id,+archive" },
	{ "X-Postcase-Case: none leaves alone all but itself", "anna",
		"c@x support@example.com",
		ANSWERS "X-Postcase-Case:  None \nX-postcase-Other: x\n",
		.kind = OUTBOUND_DONE,
		.edits = "-x-postcase-case,-x-postcase-other" },
	{ "mail that cites nothing asks nothing", "anna", "c@x",
		ANNAS "X-Postcase-Case: what?\n", .kind = OUTBOUND_DONE,
		.edits = "-x-postcase-case" },
	{ "mail about no case of ours is left alone", "anna", "c@x", ANSWERS,
		.kind = OUTBOUND_ASKS },
	{ "mail that is sent on is left alone", "anna", "friend@x",
		ANSWERS "Subject: Fwd: [#42] help\n",
		.cases = { { 0, 0, CASE, SUPPORT, true, false }, BY_NUMBER },
		.kind = OUTBOUND_ASKS },
	/* --- which case --- */
	{ "an id leads to a case", "anna", "c@x", ANSWERS, .cases = { BY_ID },
		.kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "references,reply-to,message-id,+archive" },
	{ "a number in the subject does", "anna", "c@x",
		ANNAS "Subject: =?utf-8?q?Re=3A_=5B=2342=5D?=\n",
		.cases = { BY_NUMBER }, .kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "reply-to,references,message-id,+archive" },
	{ "a field does", "anna", "c@x", ANNAS "X-Postcase-Case: 42\n",
		.cases = { BY_NUMBER }, .kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "-x-postcase-case,reply-to,references,message-id,"
			 "+archive" },
	{ "a token among the recipients does, and goes", "anna",
		"c@x support+TOKEN@example.com", ANNAS, .cases = { BY_NUMBER },
		.kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "reply-to,references,message-id,+archive,-recipient" },
	{ "a case of no account has no Reply-To", "anna", "c@x", ANSWERS,
		.cases = { { 0, 0, CASE, 0, true, true } },
		.kind = OUTBOUND_ASKS, .casefile = CASE },
	{ "a case of an account that observes is left alone", "anna",
		"c@x quiet@example.com", ANSWERS,
		.cases = { { 0, 0, CASE, QUIET, true, true } },
		.kind = OUTBOUND_ASKS, .casefile = CASE },
	{ "new mail with a group in Cc gets Reply-To and a copy", "anna",
		"c@x support@example.com", ANNAS "Message-ID: <m@x>\n",
		.kind = OUTBOUND_DONE,
		.edits = "reply-to,+archive,-recipient" },
	{ "without a place for copies the group gets it", "anna",
		"c@x support@example.com", ANNAS, "", .kind = OUTBOUND_DONE,
		.edits = "reply-to" },
	/* --- the database is away --- */
	{ "an answer waits for the database", "anna", "c@x", ANSWERS,
		.away = true, .kind = OUTBOUND_ASKS,
		.answer = "451 4.3.0 The case of this answer cannot be found "
			  "now, try again later" },
	{ "or goes as it is, by setting", "anna", "c@x", ANSWERS, ACCEPTS,
		.away = true, .kind = OUTBOUND_ASKS },
	{ "a token needs no database", "anna", "c@x support+TOKEN@example.com",
		ANSWERS, .away = true, .kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "references,reply-to,message-id,+archive,-recipient" },
	{ "a forged token does", "anna",
		"c@x support+ba6dd3jdc9eqyu2qzx@example.com", ANSWERS,
		.away = true, .kind = OUTBOUND_ASKS, .answer = "" },
	{ "a token of another account does", "anna",
		"c@x sales+TOKEN@example.com", ANSWERS, .away = true,
		.kind = OUTBOUND_ASKS, .answer = "" },
	{ "a signed id to a group needs none", "anna",
		"c@x support@example.com", SIGNED, .away = true,
		.kind = OUTBOUND_ASKS, .casefile = CASE,
		.edits = "reply-to,message-id,+archive,-recipient" },
	{ "to a customer alone it does", "anna", "c@x", SIGNED, .away = true,
		.kind = OUTBOUND_ASKS, .answer = "" },
};

static char *
answer_text(const struct smtp_answer *answer)
{
	return answer->code ? g_strdup_printf("%s %s %s", answer->code,
				      answer->dsn, answer->text) :
			      NULL;
}

static struct smtp_answer
end(struct outbound *outbound, const struct agent_mail *it,
	const struct row *row)
{
	struct answers answers;
	struct smtp_answer answer;

	answers_init(&answers);
	for (int i = 0; i < CASES && row->cases[i].casefile != 0; i++)
		g_array_append_val(answers.cases, row->cases[i]);
	answer = outbound_end(outbound, &it->mail, it->conf,
		row->away ? NULL : &answers, it->edits);
	answers_clear(&answers);
	return answer;
}

static void
mail_is_decided(void **state)
{
	const struct row *row = *state;
	g_autofree char *to = agent_mail_signed(row->to);
	g_autofree char *header = agent_mail_signed(row->header);
	struct agent_mail it;

	agent_mail_init(&it, row->login, to, header,
		row->settings ? row->settings : ARCHIVED);

	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	struct smtp_answer answer = outbound.answer;
	assert_int_equal(outbound.kind, row->kind);
	if (outbound.kind == OUTBOUND_ASKS)
		answer = end(&outbound, &it, row);

	g_autofree char *told = answer_text(&answer);
	g_autofree char *edits = edits_summary(it.edits);
	assert_int_equal(told != NULL, row->answer != NULL);
	if (row->answer != NULL && *row->answer != '\0')
		assert_string_equal(told, row->answer);
	if (told == NULL)
		assert_string_equal(edits, row->edits ? row->edits : "");
	assert_int_equal(outbound.casefile, row->casefile);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* --- single ones -------------------------------------------------------- */

/* words: the array as words. */
static char *
joined(const GPtrArray *words)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++)
		g_string_append_printf(text, "%s ",
			(const char *)g_ptr_array_index(words, i));
	return g_string_free(text, FALSE);
}

static void
the_question_has_all_that_is_cited(void **state)
{
	g_autofree char *to = agent_mail_signed(
		"C@x support+TOKEN@example.com sales@example.com d@x");
	g_autofree char *header = agent_mail_signed(
		ANSWERS "Subject: Re: [#7]\nX-Postcase-Case: 8\n");
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "anna", to, header, ARCHIVED);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	g_autofree char *ids = joined(outbound.question.ids);
	g_autofree char *recipients = joined(outbound.question.recipients);
	const GArray *numbers = outbound.question.numbers;

	assert_int_equal(outbound.question.user, ANNA);
	assert_string_equal(ids, "c1@x c0@x ");
	assert_string_equal(recipients, "c@x d@x ");
	assert_int_equal(numbers->len, 3);
	assert_int_equal(g_array_index(numbers, gint64, 0), 8);
	assert_int_equal(g_array_index(numbers, gint64, 1), CASE);
	assert_int_equal(g_array_index(numbers, gint64, 2), 7);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

static void
a_header_that_was_cut_is_refused(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "anna", "c@x", ANNAS, ARCHIVED);
	it.mail.cut = true;
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_REFUSED);
	assert_string_equal(outbound.answer.dsn, "5.3.4");
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* What a mail server passes on as one field, field.h takes for a body. */
static void
no_fold_hides_from(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "ben", "c@x", "", ARCHIVED);
	smtp_mail_add_field(&it.mail, "Subject", "x\n \n\tnothing");
	smtp_mail_add_field(&it.mail, "From", "\n \n\t<support@example.com>");
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_REFUSED);
	assert_string_equal(outbound.answer.why, "send-as");
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* Our reader would take it for the end: no mail server sends that. */
static void
what_is_no_field_is_refused(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "anna", "c@x support@example.com", "", ARCHIVED);
	smtp_mail_add_field(&it.mail, "Subject", "x");
	smtp_mail_add_field(&it.mail, "--no name", "x");
	smtp_mail_add_field(&it.mail, "From", "support@example.com");
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_REFUSED);
	assert_string_equal(outbound.answer.why, "header");
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* Longer than is read, or of more addresses. */
static const struct endless {
	const char *name, *piece;
	int times;
} endless[] = {
	{ "From of more than 64 KB is refused", "x, ", 30000 },
	{ "so is one of more than 1,000 addresses", "a@x, ", 1001 },
	{ "so is one with a name that leaves no room for it", "<(x)", 230 },
};

static void
endless_from_is_refused(void **state)
{
	const struct endless *row = *state;
	g_autoptr(GString) from = g_string_new(NULL);
	struct agent_mail it;

	for (int i = 0; i < row->times; i++)
		g_string_append(from, row->piece);
	g_string_append(from, "support@example.com");
	agent_mail_init(&it, "ben", "c@x", "", ARCHIVED);
	smtp_mail_add_field(&it.mail, "From", from->str);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_REFUSED);
	assert_string_equal(outbound.answer.why, "header");
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

static void
the_envelope_is_refused_where_it_becomes_from(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "ben", "c@x", "Subject: x\n", ARCHIVED);
	g_free(it.mail.sender);
	it.mail.sender = g_strdup("Support@example.com");
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_REFUSED);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

static void
a_trusted_form_may_use_the_groups_address(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "shop", "c@x", "From: support@example.com\n",
		ARCHIVED);
	struct directory_account *support =
		g_ptr_array_index(it.mail.directory->accounts, 0);
	support->trusted_forms = g_strsplit("shop", " ", -1);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_NOT);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* One that passes twice has the recipient of the first time. */
static const struct again {
	const char *name;
	gint64 user;
	const char *signed_id; /* the Message-ID that was signed */
	enum outbound_kind kind;
} agains[] = {
	{ "mail that passes again is left alone", ANNA, "m@x", OUTBOUND_DONE },
	{ "an archive address of another message is nothing", ANNA, "n@x",
		OUTBOUND_ASKS },
	{ "nor is another user's", BEN, "m@x", OUTBOUND_ASKS },
};

static void
second_pass_is_known(void **state)
{
	const struct again *row = *state;
	const struct archive archive = { .user = row->user,
		.casefile = CASE,
		.account = SUPPORT,
		.time = NOW };
	const struct token_key key = agent_mail_key();
	g_autofree char *address = archive_address(&archive, row->signed_id,
		&key, "archive.example");
	g_autofree char *to = g_strconcat("c@x ", address, NULL);
	struct agent_mail it;

	agent_mail_init(&it, "anna", to,
		ANSWERS "Message-ID: <m@x>\nReply-To: somebody@x\n", ARCHIVED);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, row->kind);
	assert_true(edits_are_none(it.edits));
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* Bounded: each of them is a lookup, and a part of the question. */
static void
a_thousand_recipients_are_asked_for(void **state)
{
	g_autoptr(GString) to = g_string_new("support@example.com");
	struct agent_mail it;

	(void)state;
	for (int i = 1; i < SMTP_MAIL_RECIPIENTS_MAX; i++)
		g_string_append_printf(to, " c%d@x", i);
	agent_mail_init(&it, "anna", to->str, ANSWERS, ARCHIVED);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);

	assert_int_equal(outbound.kind, OUTBOUND_ASKS);
	assert_int_equal(outbound.question.recipients->len,
		SMTP_MAIL_RECIPIENTS_MAX - 1);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, mail_is_decided);
	TESTS_TABLE(&tests, agains, second_pass_is_known);
	TESTS_TABLE(&tests, endless, endless_from_is_refused);
	tests_add(&tests, "what is no field is refused",
		what_is_no_field_is_refused, NULL);
	tests_add(&tests, "no fold hides From", no_fold_hides_from, NULL);
	tests_add(&tests, "the question has all that is cited",
		the_question_has_all_that_is_cited, NULL);
	tests_add(&tests, "a header that was cut is refused",
		a_header_that_was_cut_is_refused, NULL);
	tests_add(&tests, "without From a group's address as sender is refused",
		the_envelope_is_refused_where_it_becomes_from, NULL);
	tests_add(&tests, "a trusted form may use the group's address",
		a_trusted_form_may_use_the_groups_address, NULL);
	tests_add(&tests, "a thousand recipients are asked for",
		a_thousand_recipients_are_asked_for, NULL);
	return TESTS_RUN(&tests, "outbound");
}
