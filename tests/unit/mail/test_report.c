#include "mail/message.h"

#include "table.h"

/* A message, and its report in a line: see summary(). */
static const struct row {
	const char *name, *message, *want;
} rows[] = {
	{ "qmail lists addresses in brackets",
		"From: MAILER-DAEMON@mx.example.net\nSubject: failure "
		"notice\n\n"
		"Hi. This is the qmail-send program at mx.example.net.\n\n"
		"<a@example.com>:\n192.0.2.1 does not like recipient.\n"
		"Remote host said: 550 no such user\n\n"
		"--- Below this line is a copy of the message.\n\n"
		"Return-Path: <b@example.org>\nMessage-ID: <1@example.org>\n"
		"Subject: hi\nFrom: b@example.org\nTo: c@example.com\n\n"
		"<d@example.com>:\n",
		"delivery a@example.com failed 5.1.1 hard | 1@example.org hi "
		"b@example.org c@example.com" },
	{ "Exim writes a warning",
		"From: Mail Delivery System <Mailer-Daemon@example.net>\n"
		"Subject: Warning: message 1 delayed 24 hours\n\n"
		"The address to which the message has not yet been "
		"delivered is:\n\n  a@example.com\n    Delay reason: 450 "
		"later\n",
		"delivery a@example.com delayed 4.0.0 soft |" },
	{ "Exim names an address in its header block",
		"From: Mailer-Daemon@example.net\nSubject: Mail delivery "
		"failed\n"
		"X-Failed-Recipients: a@example.com, b@example.com\n\n"
		"pipe to |/bin/x\n\nretry timeout exceeded\n",
		"delivery a@example.com failed 4.4.7 soft b@example.com failed "
		"4.4.7 soft |" },
	{ "an old Sendmail shows its transcript only",
		"From: MAILER-DAEMON@example.net\nSubject: Returned mail\n\n"
		"----- Transcript of session follows -----\n"
		">>> RCPT To:<a@example.com>\n<<< 550 unknown\n"
		"550 <a@example.com>... User unknown\n"
		"554 b@example.com... 552 disk full\n"
		"----- Unsent message follows -----\n",
		"delivery a@example.com failed 5.1.1 hard b@example.com failed "
		"5.0.0 soft |" },
	{ "Exchange writes an address, and when",
		"From: System Administrator <postmaster@example.com>\n"
		"Subject: Undeliverable: hi\n\nYour message\n\n  To: x\n\n"
		"did not reach the following recipient(s):\n\n"
		"a@example.com on Thu, 9 May 2005 23:34:45 +0900\n"
		"    The recipient name is not recognized\n",
		"delivery a@example.com failed 5.1.1 hard |" },
	{ "IMail says why in front of the address",
		"From: Postmaster <postmaster@example.com>\n"
		"Subject: Undeliverable Mail\n\n"
		"User mailbox exceeds allowed size: a@example.com\n",
		"delivery a@example.com failed 5.2.2 soft |" },
	{ "AOL lists names of its own",
		"From: MAILER-DAEMON@aol.example\nSubject: Mail Delivery "
		"Problem\n\nThe following recipients are not accepting mail "
		"from x@example.org:\n\n\tscreenname\n",
		"delivery screenname@aol.example failed 5.7.1 soft |" },
	{ "a status report may stand in the text",
		"Return-Path: <>\nFrom: MAILER-DAEMON@example.net\n"
		"Subject: Delivery Status\n\nTechnical report:\n\n"
		"Reporting-MTA: dns; example.net\n\nAction: failed\n"
		"Final-Recipient: rfc822; a@example.com\nStatus: 5.1.1\n",
		"delivery a@example.com failed 5.1.1 hard |" },
	{ "Amazon sends JSON",
		"From: no-reply@sns.amazonaws.com\nSubject: AWS\n\n"
		"{\"Message\":\"{\\\"notificationType\\\":\\\"Bounce\\\","
		"\\\"bouncedRecipients\\\":[{\\\"emailAddress\\\":"
		"\\\"a@example.com\\\",\\\"status\\\":\\\"5.1.1\\\"},"
		"{\\\"emailAddress\\\":\\\"b@example.com\\\"}]}\"}\n",
		"delivery a@example.com failed 5.1.1 hard b@example.com failed "
		"5.0.0 soft |" },
	{ "and complaints",
		"From: no-reply@sns.amazonaws.com\nSubject: AWS\n\n"
		"{\"notificationType\":\"Complaint\",\"complainedRecipients\":"
		"[{\"emailAddress\":\"a@example.com\"}]}\n",
		"feedback a@example.com delivered - soft |" },
	{ "a quoted header block is read",
		"From: MAILER-DAEMON@example.net\nSubject: Delivery failure\n\n"
		"Failed Recipient: a@example.com\nReason: no\n\n"
		"   -- The header and top 20 lines of the message follows "
		"--\n\n"
		"> Message-ID:\n>  <1@example.org>\n> Subject: "
		"=?utf-8?q?=C3=A9?=\n"
		">\n> Subject: no\n",
		"delivery a@example.com failed 5.0.0 soft | 1@example.org "
		"\xc3\xa9" },
	{ "a mail system that says nothing sends no report",
		"From: MAILER-DAEMON@example.net\nSubject: Hello\n\nHello.\n",
		NULL },
	{ "who forwards a bounce sends none",
		"From: Ann <ann@example.com>\nSubject: Fwd: failure notice\n\n"
		"Look:\n<a@example.com>:\nuser unknown\n",
		NULL },
	{ "who answers about one sends none",
		"From: Ann <postmaster@example.com>\n"
		"Subject: Re: Undeliverable\nIn-Reply-To: <1@example.org>\n\n"
		"<a@example.com>: user unknown\n",
		NULL },
	{ "who is away sends none",
		"Return-Path: <>\nFrom: Ann <ann@example.com>\nSubject: Away\n"
		"\nPlease write to the following address: b@example.com\n",
		NULL },
	{ "a person with a bounce's subject sends none",
		"From: Ann <ann@example.com>\nSubject: Delivery failure\n\n"
		"The parcel was not delivered to me.\n",
		NULL },
};

static void
add_word(GString *line, const char *word)
{
	if (word != NULL)
		g_string_append_printf(line, " %s", word);
}

static char *
summary(const struct report *report)
{
	GString *line = g_string_new(report_kind_name(report->kind));
	const struct report_original *original = &report->original;

	for (guint i = 0; i < report->recipients->len; i++) {
		const struct report_recipient *recipient =
			g_ptr_array_index(report->recipients, i);

		add_word(line, recipient->address);
		add_word(line, report_action_name(recipient->action));
		add_word(line, recipient->status ? recipient->status : "-");
		add_word(line, recipient->hard ? "hard" : "soft");
	}
	add_word(line, "|");
	add_word(line, original->id);
	add_word(line, original->subject);
	add_word(line, original->from);
	add_word(line, original->to);
	return g_string_free(line, FALSE);
}

static struct message *
parse(const char *text)
{
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));
	struct message *msg = message_parse(raw, NULL);

	assert_non_null(msg);
	return msg;
}

static void
report_is_read(void **state)
{
	const struct row *row = *state;
	g_autoptr(message) msg = parse(row->message);
	g_autofree char *got = msg->report ? summary(msg->report) : NULL;

	if (row->want == NULL)
		assert_null(got);
	else
		assert_string_equal(got ? got : "none", row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, report_is_read);
	return TESTS_RUN(&tests, "report");
}
