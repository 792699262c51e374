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
	tests_add(&tests, "the first address of a role is found",
		the_first_of_a_role_is_found, NULL);
	tests_add(&tests, "an unreadable message is empty",
		an_unreadable_message_is_empty, NULL);
	return TESTS_RUN(&tests, "parse");
}
