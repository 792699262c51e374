#include "mail/message.h"

#include "base/fault.h"

#include "table.h"

static struct message *
parse(const char *bytes)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, strlen(bytes));

	return message_parse(raw, NULL);
}

static const struct row {
	const char *name, *bytes;
	bool readable;
} rows[] = {
	{ "a field makes a message", "Subject: s", true },
	{ "a message may be cut in a name", "From: a@x\nSubj", true },
	{ "junk may stand in front of the fields",
		"#!/bin/sh\n hello\nFrom: a@x\n\ntext", true },
	{ "a line of mbox may stand in front",
		"From a@x  Mon Mar  2 10:00:00 2026\nFrom: a@x\n\ntext", true },
	{ "CR alone may end the lines", "From a@x\rFrom: a@x\rTo: b@x\r\rtext",
		true },
	{ "nothing is no message", "", false },
	{ "a blank line in front leaves no header", "\nFrom: a@x\n", false },
	{ "text is no message", "Hello,\n\nthis is text.\n", false },
	{ "a line of mbox alone is no message", "From a@x\n\ntext\n", false },
	{ "a line without end is no message", "hello", false },
};

static void
header_decides(void **state)
{
	const struct row *row = *state;
	g_autoptr(GBytes) raw = g_bytes_new(row->bytes, strlen(row->bytes));
	g_autoptr(GError) error = NULL;
	g_autoptr(message) msg = message_parse(raw, &error);

	assert_int_equal(msg != NULL, row->readable);
	assert_int_equal(error == NULL, row->readable);
	if (error != NULL) {
		assert_int_equal(error->code, FAULT_PERM);
		assert_string_equal(fault_dsn(error), "5.6.0");
	}
}

static const struct signal_row {
	const char *name, *fields, *want;
} signals[] = {
	{ "a person's mail has no signals", "X-Mailer: x\n", "- - - 0 0 0" },
	{ "Auto-Submitted is a word",
		"auto-submitted: (a (b)) Auto-Generated (c); x=y\n",
		"auto-generated - - 0 0 0" },
	{ "no does not hide a second one",
		"Auto-Submitted: no\nAuto-Submitted: auto-replied\n",
		"auto-replied - - 0 0 0" },
	{ "a second no hides nothing",
		"Auto-Submitted: auto-replied\nAuto-Submitted: no\n",
		"auto-replied - - 0 0 0" },
	{ "Precedence is a word", "Precedence: BULK, list\n",
		"- bulk - 0 0 0" },
	{ "X-Auto-Response-Suppress is kept",
		"X-Auto-Response-Suppress: DR, OOF\n", "- - DR, OOF 0 0 0" },
	{ "X-Autoreply is one", "X-Autoreply: yes\n", "- - - 1 0 0" },
	{ "X-Autorespond may be empty", "X-AutoRespond:\n", "- - - 1 0 0" },
	{ "X-Autoreply: no is none", "X-Autoreply: no\n", "- - - 0 0 0" },
	{ "a message class tells", "X-POST-MessageClass: 9; Autoresponder\n",
		"- - - 1 0 0" },
	{ "an address of ours is no autoresponder", "Delivered-To: support@x\n",
		"- - - 0 0 0" },
	{ "Delivered-To: Autoresponder is one", "Delivered-To: Autoresponder\n",
		"- - - 1 0 0" },
	{ "any List- field is a list", "List-Anything: x\n", "- - - 0 1 0" },
	{ "Mailing-List is a list", "Mailing-List: x\n", "- - - 0 1 0" },
	{ "Listen is no list", "Listen: x\nList: y\nList-: z\n",
		"- - - 0 0 0" },
	{ "multipart/report is a report",
		"Content-Type: Multipart/Report; boundary=b\n", "- - - 0 0 1" },
};

static const char *
shown(const char *value)
{
	return value ? value : "-";
}

static void
fields_give_signals(void **state)
{
	const struct signal_row *row = *state;
	g_autofree char *bytes = g_strconcat(row->fields, "\ntext", NULL);
	g_autoptr(message) msg = parse(bytes);
	const struct message_signals *is = &msg->signals;
	g_autofree char *got = g_strdup_printf("%s %s %s %d %d %d",
		shown(is->auto_submitted), shown(is->precedence),
		shown(is->suppress), is->auto_replied, is->list, is->report);

	assert_string_equal(got, row->want);
}

static void
the_first_of_a_role_is_found(void **state)
{
	g_autoptr(message) msg =
		parse("Cc: c@x\nTo: t1@x, t2@x\nFrom: f@x\n\ntext");

	(void)state;
	assert_string_equal(message_first(msg, ROLE_FROM)->address, "f@x");
	assert_string_equal(message_first(msg, ROLE_TO)->address, "t1@x");
	assert_string_equal(message_first(msg, ROLE_CC)->address, "c@x");
	assert_null(message_first(msg, ROLE_REPLY_TO));
}

static void
an_unreadable_message_is_empty(void **state)
{
	g_autoptr(message) msg = message_unreadable();

	(void)state;
	assert_true(msg->unreadable);
	assert_string_equal(msg->subject, "");
	assert_int_equal(msg->addresses->len + msg->attachments->len +
				 msg->ancestors->len,
		0);
	assert_null(message_first(msg, ROLE_FROM));
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, header_decides);
	TESTS_TABLE(&tests, signals, fields_give_signals);
	tests_add(&tests, "the first address of a role is found",
		the_first_of_a_role_is_found, NULL);
	tests_add(&tests, "an unreadable message is empty",
		an_unreadable_message_is_empty, NULL);
	return TESTS_RUN(&tests, "parse");
}
