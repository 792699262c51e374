/* What is written into an agent's mail, to the letter. */
#include "agent_mail.h"
#include "table.h"

#define SETTINGS "archive_domain = archive.example\n"
#define NO_COPY  ""
#define ANNAS    "From: Anna <anna@example.com>\nMessage-ID: <m@x>\n"
#define COPY     "+archive user 1 case 42 account 1 NOTIFY=NEVER|"
#define REPLY_TO "Reply-To: Support Team <support@example.com>|"
#define OUR_ID   "References: <postcase.TOKEN@example.com>"

/* Mail that answers case 42 of this account: asked for by the field. */
static const struct row {
	const char *name;
	gint64 account;
	const char *to, *header;
	const char *settings; /* NULL: SETTINGS */
	const char *want;     /* see agent_mail.h */
} rows[] = {
	{ "fields that are not there are added", SUPPORT, "c@x", ANNAS,
		.want = "+" REPLY_TO "+" OUR_ID "|" COPY },
	/* --- Reply-To --- */
	{ "an own Reply-To is replaced", SUPPORT, "c@x",
		ANNAS "Reply-To: anna@home.example\n",
		.want = "Reply-To 1: Support Team "
			"<support@example.com>|+" OUR_ID "|" COPY },
	{ "of several one is left", SUPPORT, "c@x",
		ANNAS "Reply-To: anna@home.example\nX: x\nreply-to: a@b\n"
		      "Reply-To: c@d\n",
		.want = "Reply-To 1: Support Team <support@example.com>|"
			"-Reply-To 3|-Reply-To 2|+" OUR_ID "|" COPY },
	{ "the right one stays, whatever its name", SUPPORT, "c@x",
		ANNAS "Reply-To: us <SUPPORT@example.com>\n",
		.want = "+" OUR_ID "|" COPY },
	{ "the right one among others does not", SUPPORT, "c@x",
		ANNAS "Reply-To: support@example.com, anna@example.com\n",
		.want = "Reply-To 1: Support Team "
			"<support@example.com>|+" OUR_ID "|" COPY },
	{ "nor does it twice", SUPPORT, "c@x",
		ANNAS "Reply-To: support@example.com\n"
		      "Reply-To: support@example.com\n",
		.want = "Reply-To 1: Support Team <support@example.com>|"
			"-Reply-To 2|+" OUR_ID "|" COPY },
	{ "somebody else's travels as the original recipient", SUPPORT, "c@x",
		ANNAS "Reply-To: anna@example.com, =?utf-8?q?J?= "
		      "<Jo+a=b@x.example>\n",
		.want = "Reply-To 1: Support Team "
			"<support@example.com>|+" OUR_ID
			"|+archive user 1 case 42 account 1 NOTIFY=NEVER"
			" ORCPT=rfc822;jo+2Ba+3Db@x.example|" },
	{ "one that is no ASCII does not", SUPPORT, "c@x",
		ANNAS "Reply-To: jös@x.example\n",
		.want = "Reply-To 1: Support Team "
			"<support@example.com>|+" OUR_ID "|" COPY },
	/* --- References --- */
	{ "the signed id comes first", SUPPORT, "c@x",
		ANNAS "References: <c0@x>\n\t<c1@x>\n",
		.want = "References 1: <postcase.TOKEN@example.com>\n <c0@x>\n "
			"<c1@x>|+" REPLY_TO COPY },
	{ "without References it is in front of the answered one", SUPPORT,
		"c@x", ANNAS "In-Reply-To: <c1@x> (of yesterday)\n",
		.want = "+" REPLY_TO "+" OUR_ID "\n <c1@x>|" COPY },
	{ "where it is it stays", SUPPORT, "c@x",
		ANNAS "References: <c0@x> <postcase.TOKEN.7@elsewhere> "
		      "<c1@x>\n",
		.want = "+" REPLY_TO COPY },
	{ "of another account's case it does not count", SUPPORT, "c@x",
		ANNAS "References: <postcase.TOKEN2@example.com>\n",
		.want = "References 1: <postcase.TOKEN@example.com>\n "
			"<postcase.TOKEN2@example.com>|+" REPLY_TO COPY },
	{ "several fields become one, and it is in it once", SUPPORT, "c@x",
		ANNAS "References: <c0@x>\n"
		      "References: <postcase.TOKEN@example.com>\n <c1@x>\n",
		.want = "References 1: <postcase.TOKEN@example.com>\n <c0@x>\n "
			"<c1@x>|-References 2|+" REPLY_TO COPY },
	{ "ids that cannot be written go", SUPPORT, "c@x",
		ANNAS "References: <c0@x> <\x01@x> <ä@x> <no end\n",
		.want = "References 1: <postcase.TOKEN@example.com>\n "
			"<c0@x>|+" REPLY_TO COPY },
	/* --- Subject; sales has the tag, and tokens in Reply-To --- */
	{ "the tag goes in front, the token behind", SALES, "c@x",
		ANNAS "Subject: Re: lamp\n", NO_COPY,
		"Subject 1: [#42] Re: lamp|"
		"+Reply-To: sales+TOKEN2@example.com|"
		"+References: <postcase.TOKEN2@example.com>|" },
	{ "a subject that has it stays", SALES, "c@x",
		ANNAS "Subject: Re: =?utf-8?B?WyM0Ml0=?= lamp\nReply-To: "
		      "sales+TOKEN2@example.com\nReferences: "
		      "<postcase.TOKEN2@example.com>\n",
		NO_COPY, "" },
	{ "another number is none", SALES, "c@x",
		ANNAS "Subject: Re: [#4] lamp\nReply-To: "
		      "sales+TOKEN2@example.com\nReferences: "
		      "<postcase.TOKEN2@example.com>\n",
		NO_COPY, "Subject 1: [#42] Re: [#4] lamp|" },
	{ "words keep their encoding, even a line end in them", SALES, "c@x",
		ANNAS "Subject: =?utf-8?q?a=0D=0ABcc:_v@x?=\n =?x?=\nReply-To: "
		      "sales+TOKEN2@example.com\nReferences: "
		      "<postcase.TOKEN2@example.com>\n",
		NO_COPY,
		"Subject 1: [#42] =?utf-8?q?a=0D=0ABcc:_v@x?=\n =?x?=|" },
	{ "raw bytes are encoded", SALES, "c@x",
		ANNAS "Subject: l\xc3\xa4mp\nReply-To: "
		      "sales+TOKEN2@example.com\nReferences: "
		      "<postcase.TOKEN2@example.com>\n",
		NO_COPY, "Subject 1: [#42]\n =?utf-8?B?bMOkbXA=?=|" },
	{ "control characters are, too", SALES, "c@x",
		ANNAS "Subject: a\rBcc: v@x\x01z\nReply-To: "
		      "sales+TOKEN2@example.com\nReferences: "
		      "<postcase.TOKEN2@example.com>\n",
		NO_COPY, "Subject 1: [#42]\n a Bcc: v@x z|" },
	{ "no subject becomes one", SALES, "c@x",
		ANNAS "Reply-To: sales+TOKEN2@example.com\nReferences: "
		      "<postcase.TOKEN2@example.com>\n",
		NO_COPY, "+Subject: [#42]|" },
	/* --- sending as the group --- */
	{ "the group's name stands before its address", SUPPORT, "c@x",
		"From: \"Anna, of support\" <Support@example.com>\n"
		"Message-ID: <m@x>\n",
		.want = "From 1: Support Team <support@example.com>|+" REPLY_TO
			"+" OUR_ID "|" COPY },
	{ "where it does already nothing changes", SUPPORT, "c@x",
		"From: =?utf-8?q?Support?= Team <support@example.com>\n"
		"Message-ID: <m@x>\n",
		.want = "+" REPLY_TO "+" OUR_ID "|" COPY },
	/* --- copies --- */
	{ "the group's addresses go, others stay", SUPPORT,
		"c@x support@example.com quiet@example.com "
		"support+x@EXAMPLE.com",
		ANNAS,
		.want = "+" REPLY_TO "+" OUR_ID "|" COPY
			"-<support@example.com>|"
			"-<support+x@EXAMPLE.com>|" },
	{ "each group has its copy of the case", SUPPORT,
		"sales@example.com c@x", ANNAS,
		.want = "+" REPLY_TO "+" OUR_ID "|" COPY
			"+archive user 1 case 42 account 2 NOTIFY=NEVER|"
			"-<sales@example.com>|" },
};

static void
mail_is_changed(void **state)
{
	const struct row *row = *state;
	g_autofree char *said = agent_mail_signed(row->header);
	g_autofree char *header =
		g_strconcat(said, "X-Postcase-Case: 42\n", NULL);
	const struct answer_case found = { CASE, -1, CASE, row->account, true,
		false };
	struct answers answers;
	struct agent_mail it;

	answers_init(&answers);
	g_array_append_val(answers.cases, found);
	agent_mail_init(&it, "anna", row->to, header,
		row->settings ? row->settings : SETTINGS);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	assert_int_equal(outbound.kind, OUTBOUND_ASKS);
	(void)outbound_end(&outbound, &it.mail, it.conf, &answers, it.edits);

	g_autofree char *did = agent_mail_edits(&it);
	g_autoptr(GString) edits = g_string_new(did);
	g_string_replace(edits, "-X-Postcase-Case 1|", "", 0);
	assert_string_equal(edits->str, row->want);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
	answers_clear(&answers);
}

/* --- new mail, which belongs to no case yet ------------------------------ */

static const struct first {
	const char *name, *to, *header, *want;
} firsts[] = {
	{ "new mail to a group has case 0", "c@x support@example.com", ANNAS,
		"+" REPLY_TO "+archive user 1 case 0 account 1 NOTIFY=NEVER|"
		"-<support@example.com>|" },
	{ "new mail to the group alone, too", "support@example.com", ANNAS,
		"+" REPLY_TO "+archive user 1 case 0 account 1 NOTIFY=NEVER|"
		"-<support@example.com>|" },
	{ "without a case there is no token and no tag", "sales@example.com",
		ANNAS "Subject: x\n",
		"+Reply-To: sales@example.com|"
		"+archive user 1 case 0 account 2 NOTIFY=NEVER|"
		"-<sales@example.com>|" },
	{ "the first of two groups has the answers",
		"sales@example.com support@example.com", ANNAS,
		"+Reply-To: sales@example.com|"
		"+archive user 1 case 0 account 2 NOTIFY=NEVER|"
		"+archive user 1 case 0 account 1 NOTIFY=NEVER|"
		"-<sales@example.com>|-<support@example.com>|" },
	{ "the group that it is sent as comes before", "sales@example.com c@x",
		"From: Support Team <support@example.com>\n"
		"Message-ID: <m@x>\n",
		"+" REPLY_TO "+archive user 1 case 0 account 1 NOTIFY=NEVER|"
		"+archive user 1 case 0 account 2 NOTIFY=NEVER|"
		"-<sales@example.com>|" },
	{ "an account that observes is none", "quiet@example.com", ANNAS, "" },
};

static void
new_mail_is_changed(void **state)
{
	const struct first *row = *state;
	struct agent_mail it;

	agent_mail_init(&it, "anna", row->to, row->header, SETTINGS);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	g_autofree char *edits = agent_mail_edits(&it);

	assert_int_equal(outbound.kind, OUTBOUND_DONE);
	assert_string_equal(edits, row->want);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

/* --- single ones -------------------------------------------------------- */

/* The edits of new mail to support; the caller frees them. */
static char *
edits_of(const char *header)
{
	struct agent_mail it;

	agent_mail_init(&it, "anna", "support@example.com", header, SETTINGS);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	char *edits = agent_mail_edits(&it);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
	return edits;
}

static void
a_missing_message_id_is_made(void **state)
{
	g_autofree char *one = edits_of("From: anna@example.com\n");
	g_autofree char *two = edits_of("From: anna@example.com\n");
	const char *id = strstr(one, "+Message-ID: <postcase.");

	(void)state;
	assert_non_null(id);
	assert_non_null(strstr(id, "@example.com>|"));
	assert_string_not_equal(one, two);
}

static void
a_useless_message_id_is_replaced(void **state)
{
	g_autofree char *edits = edits_of("From: anna@example.com\n"
					  "Message-ID: <no end\n");

	(void)state;
	assert_non_null(strstr(edits, "Message-ID 1: <postcase."));
}

/* With the subject's case: References of that many ids of so many bytes. */
static char *
long_references(int ids, int bytes)
{
	g_autofree char *fill = g_strnfill((gsize)bytes, 'r');
	g_autoptr(GString) header =
		g_string_new(ANNAS "X-Postcase-Case: 42\nReferences:");
	const struct answer_case found = { CASE, -1, CASE, SUPPORT, true,
		false };
	struct answers answers;
	struct agent_mail it;

	for (int i = 0; i < ids; i++)
		g_string_append_printf(header, " <%d.%s@x>", i, fill);
	g_string_append_c(header, '\n');
	answers_init(&answers);
	g_array_append_val(answers.cases, found);
	agent_mail_init(&it, "anna", "c@x", header->str, SETTINGS);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	(void)outbound_end(&outbound, &it.mail, it.conf, &answers, it.edits);
	char *edits = agent_mail_edits(&it);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
	answers_clear(&answers);
	return edits;
}

static const struct long_row {
	const char *name;
	int ids, bytes;
	int lines_max, bytes_max;
} long_rows[] = {
	{ "References of 30 KB keep the first and the last 99", 500, 60, 101,
		32 * 1024 },
	{ "References of 100 KB become less than 33", 200, 500, 70, 33 * 1024 },
	{ "one id of 100 KB is none", 1, 100000, 1, 1024 },
};

static void
long_references_are_cut(void **state)
{
	const struct long_row *row = *state;
	g_autofree char *edits = long_references(row->ids, row->bytes);
	g_autofree char *last = g_strdup_printf("\n <%d.rrr", row->ids - 1);
	char *value = strstr(edits, "References 1: <postcase.TOKEN");
	int lines = 1;

	assert_non_null(value);
	*strchr(value, '|') = '\0';
	assert_in_range(strlen(value), 1, row->bytes_max);
	for (const char *c = value; (c = strchr(c, '\n')) != NULL; c++)
		lines++;
	assert_in_range(lines, 1, row->lines_max);
	if (row->ids > 1) {
		assert_non_null(strstr(value, "\n <0.rrr"));
		assert_non_null(strstr(value, last));
	}
}

static void
a_name_cannot_add_a_field(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "anna", "support@example.com", ANNAS, SETTINGS);
	struct directory_account *support =
		g_ptr_array_index(it.mail.directory->accounts, 0);
	g_free(support->from_name);
	support->from_name = g_strdup("a\r\nBcc: \"v@x\" <b");
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	g_autofree char *edits = agent_mail_edits(&it);

	assert_non_null(strstr(edits, "+Reply-To: \"a  Bcc: \\\"v@x\\\" <b\" "
				      "<support@example.com>|"));
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

static void
without_keys_there_are_no_copies(void **state)
{
	struct agent_mail it;

	(void)state;
	agent_mail_init(&it, "anna", "support@example.com", ANNAS, SETTINGS);
	g_array_set_size(it.mail.directory->keys, 0);
	struct outbound outbound =
		outbound_begin(&it.mail, it.conf, NOW, it.edits);
	g_autofree char *edits = agent_mail_edits(&it);

	assert_string_equal(edits, "+" REPLY_TO);
	outbound_clear(&outbound);
	agent_mail_clear(&it);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, mail_is_changed);
	TESTS_TABLE(&tests, firsts, new_mail_is_changed);
	TESTS_TABLE(&tests, long_rows, long_references_are_cut);
	tests_add(&tests, "a missing Message-ID is made",
		a_missing_message_id_is_made, NULL);
	tests_add(&tests, "a useless Message-ID is replaced",
		a_useless_message_id_is_replaced, NULL);
	tests_add(&tests, "a group's name cannot add a field",
		a_name_cannot_add_a_field, NULL);
	tests_add(&tests, "without keys there are no copies",
		without_keys_there_are_no_copies, NULL);
	return TESTS_RUN(&tests, "outbound_fields");
}
