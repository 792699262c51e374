/* Reports of RFC 3464, 5965 and 8098, and those that lie. */
#include "mail/message.h"

#include "table.h"

#include <time.h>

#define HEAD                                                   \
	"From: MAILER-DAEMON@example.net\nMIME-Version: 1.0\n" \
	"Content-Type: multipart/report; boundary=b\n\n--b\n\n"
#define STATUS    "\n--b\nContent-Type: message/delivery-status\n\n"
#define RECIPIENT "Final-Recipient: rfc822; a@example.com\n"

static struct message *
parse(const char *text, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new(text, size);
	struct message *msg = message_parse(raw, NULL);

	assert_non_null(msg);
	return msg;
}

static const struct row {
	const char *name, *parts;
	enum report_kind kind;
	const char *address;
	enum report_action action;
	const char *status;
	guint n;
} rows[] = {
	{ "a group is a recipient",
		"no" STATUS "Reporting-MTA: dns; x\n\n" RECIPIENT
		"Action: failed\nStatus: 5.1.1\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.1.1", 1 },
	{ "the Original-Recipient is the one that is known",
		"no" STATUS RECIPIENT
		"Original-Recipient: rfc822;b@example.com\n"
		"Action: failed\nStatus: 5.1.1\n",
		REPORT_DELIVERY, "b@example.com", ACTION_FAILED, "5.1.1", 1 },
	{ "each address is there once",
		"no" STATUS RECIPIENT "Status: 5.1.1\n\n" RECIPIENT
		"Status: 5.2.2\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.1.1", 1 },
	{ "the empty line between two may be missing",
		"no" STATUS RECIPIENT "Status: 5.1.1\n"
		"Final-Recipient: rfc822; b@example.com\nStatus: 5.2.2\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.1.1", 2 },
	{ "an unknown action is what the status says",
		"no" STATUS RECIPIENT "Action: pondered\nStatus: 4.4.1\n",
		REPORT_DELIVERY, "a@example.com", ACTION_DELAYED, "4.4.1", 1 },
	{ "what Postfix verifies is delivered",
		"no" STATUS RECIPIENT "Action: deliverable\nStatus: 2.1.5\n",
		REPORT_DELIVERY, "a@example.com", ACTION_DELIVERED, "2.1.5",
		1 },
	{ "a pipe is the address in the text",
		"The following address failed:\n\n  <a@example.com>: "
		"gone" STATUS
		"Final-Recipient: rfc822;|/bin/x\nStatus: 5.3.0\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.3.0", 1 },
	{ "a report without a status part is read by its text",
		"The following address failed:\n\n  a@example.com\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.0.0", 1 },
	{ "so is one whose status part is broken",
		"<a@example.com>: user unknown" STATUS "\x01\x02\n\n:::\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.1.1", 1 },
	{ "the parts decide, not report-type",
		"abuse\n--b\nContent-Type: message/feedback-report\n\n"
		"Feedback-Type: abuse\nOriginal-Rcpt-To: <a@example.com>\n",
		REPORT_FEEDBACK, "a@example.com", ACTION_DELIVERED, NULL, 1 },
	{ "who complains may be the one it was for",
		"abuse\n--b\nContent-Type: message/feedback-report\n\n"
		"Feedback-Type: abuse\n--b\nContent-Type: message/rfc822\n\n"
		"To: a@example.com\n\nhi\n",
		REPORT_FEEDBACK, "a@example.com", ACTION_DELIVERED, NULL, 1 },
	{ "a disposition has one recipient",
		"read\n--b\nContent-Type: message/disposition-notification\n\n"
		"Original-Recipient: rfc822;a@example.com\n" RECIPIENT
		"Disposition: manual-action/MDN-sent-manually; displayed\n",
		REPORT_DISPOSITION, "a@example.com", ACTION_DELIVERED, NULL,
		1 },
	{ "a report that is enclosed is found when nothing else is said",
		"\n--b\nContent-Type: message/rfc822\n\nFrom: x@example.net\n"
		"Content-Type: multipart/report; boundary=c\n\n--c\n"
		"Content-Type: message/delivery-status\n\n" RECIPIENT
		"Status: 5.1.1\n\n--c--\n",
		REPORT_DELIVERY, "a@example.com", ACTION_FAILED, "5.1.1", 1 },
};

static void
parts_are_read(void **state)
{
	const struct row *row = *state;
	g_autofree char *text =
		g_strconcat(HEAD, row->parts, "\n--b--\n", NULL);
	g_autoptr(message) msg = parse(text, strlen(text));

	assert_non_null(msg->report);
	assert_int_equal(msg->report->kind, row->kind);
	assert_int_equal(msg->report->recipients->len, row->n);
	const struct report_recipient *first =
		g_ptr_array_index(msg->report->recipients, 0);

	assert_string_equal(first->address, row->address);
	assert_int_equal(first->action, row->action);
	if (row->status == NULL)
		assert_null(first->status);
	else
		assert_string_equal(first->status, row->status);
}

static void
what_is_reported_is_named(void **state)
{
	static const char text[] = HEAD
		"read\n--b\nContent-Type: message/disposition-notification\n\n"
		"Final-Recipient: rfc822; a@example.com\n"
		"Original-Message-ID: <1@example.org>\n"
		"Disposition: automatic-action/MDN-sent-automatically; "
		"Deleted/error\n--b--\n";
	g_autoptr(message) msg = parse(text, strlen(text));

	(void)state;
	assert_true(msg->report->standard);
	assert_string_equal(msg->report->what, "deleted");
	assert_string_equal(msg->report->original.id, "1@example.org");
}

static void
the_envelope_id_is_plain(void **state)
{
	static const char text[] = HEAD
		"no" STATUS "Original-Envelope-Id: case+2B17\x01\n\n" RECIPIENT
		"\n--b--\n";
	g_autoptr(message) msg = parse(text, strlen(text));

	(void)state;
	assert_string_equal(msg->report->original.envelope_id, "case+17 ");
}

/* A report of many recipients, or of many that are none. */
static void
a_flood_of_groups_is_cut(void **state)
{
	static const struct {
		const char *before, *behind;
	} forms[] = {
		{ "Final-Recipient: rfc822; a", "@example.com\nStatus: 5\n\n" },
		{ "Final-Recipient: rfc822; a", "\nStatus: 5.1.1\n\n" },
		{ "Final-Recipient: rfc822; a@example.com;", "\n" },
	};

	(void)state;
	for (size_t form = 0; form < G_N_ELEMENTS(forms); form++) {
		g_autoptr(GString) text = g_string_new(HEAD "no" STATUS);
		clock_t start = clock();

		for (int i = 0; i < 50000; i++)
			g_string_append_printf(text, "%s%d%s",
				forms[form].before, i, forms[form].behind);
		g_string_append(text, "--b--\n");
		g_autoptr(message) msg = parse(text->str, text->len);

		assert_true(
			msg->report->recipients->len <= REPORT_RECIPIENTS_MAX);
		assert_true(clock() - start < 2 * CLOCKS_PER_SEC);
	}
}

/* Each line costs the tables: many short ones, and one without an end. */
static void
a_flood_of_text_takes_no_time(void **state)
{
	static const char *const forms[] = { "\n", "a\n", "<a@b>:\n",
		"to: ", "550 <a@b>...", "-", "> ", "following address\n",
		"(((((" };

	(void)state;
	for (size_t form = 0; form < G_N_ELEMENTS(forms); form++) {
		g_autoptr(GString) text =
			g_string_new("From: MAILER-DAEMON@example.net\n"
				     "Subject: failure notice\n\n");
		clock_t start = clock();

		while (text->len / 2 < REPORT_READ_BYTES_MAX)
			g_string_append(text, forms[form]);
		g_autoptr(message) msg = parse(text->str, text->len);

		assert_non_null(msg->report);
		assert_true(clock() - start < 4 * CLOCKS_PER_SEC);
	}
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, parts_are_read);
	tests_add(&tests, "what is reported is named",
		what_is_reported_is_named, NULL);
	tests_add(&tests, "the envelope id is plain", the_envelope_id_is_plain,
		NULL);
	tests_add(&tests, "a flood of groups is cut", a_flood_of_groups_is_cut,
		NULL);
	tests_add(&tests, "a flood of text takes no time",
		a_flood_of_text_takes_no_time, NULL);
	return TESTS_RUN(&tests, "report parts");
}
