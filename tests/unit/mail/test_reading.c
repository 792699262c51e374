#include "mail/reading.h"

#include "table.h"

static const struct row {
	const char *name, *subject, *plain, *html, *text;
	const char *new_text; /* NULL: as text */
} rows[] = {
	{ "neither gives none", "", NULL, NULL, NULL, NULL },
	{ "plain text is the text", "", "Plain\n", "<b>Page</b>", "Plain\n",
		NULL },
	{ "a page alone becomes one", "", NULL, "<p>Page</p>", "Page\n", NULL },
	{ "blank text gives way to the page", "", " \n\xc2\xa0\n", "<p>Page",
		"Page\n", NULL },
	{ "but not to a page without words", "", " \n", "<img src=x>", " \n",
		NULL },
	{ "a stub gives way to the page", "",
		"This is an HTML message. Please use another mail program.\n",
		"<p>Dear team, the printer is on fire.</p>",
		"Dear team, the printer is on fire.\n", NULL },
	{ "what is said about HTML is no stub", "",
		"The HTML of your page is wrong.\n",
		"<p>The HTML of your page is wrong.</p>",
		"The HTML of your page is wrong.\n", NULL },
	{ "new text comes out of the page", "Re: x",
		"Yes.\n\nBob schrub:\nNo?\n",
		"Yes.<div class=moz-cite-prefix>Bob schrub:</div>"
		"<blockquote>No?</blockquote>",
		"Yes.\n\nBob schrub:\nNo?\n", "Yes.\n" },
	{ "answers among quotes keep what they answer", "", NULL,
		"<blockquote>One?</blockquote>Yes."
		"<blockquote>Two?</blockquote>No.",
		"> One?\n\nYes.\n\n> Two?\n\nNo.\n", NULL },
	{ "not when the page says something else", "", "Yes.\n",
		"<p>Quite another message, about something</p>"
		"<blockquote>q</blockquote>",
		"Yes.\n", NULL },
	{ "nothing but quotes is all there is", "", NULL,
		"<blockquote>Only this</blockquote>", "> Only this\n", NULL },
	{ "mail that is sent on is new as a whole", "FWD: x", NULL,
		"See below<blockquote>The order</blockquote>",
		"See below\n\n> The order\n", NULL },
	{ "what looks like a quote is the sender's where nothing is answered",
		"Rebooking",
		"Hello,\n\nmy flight:\n\nFrom: Rome <fco@example.com>\n"
		"To: Paris\nDate: 12 March 2024\nSubject: BK1\n\n"
		"Two adults\n\n> Row 12\n",
		NULL,
		"Hello,\n\nmy flight:\n\nFrom: Rome <fco@example.com>\n"
		"To: Paris\nDate: 12 March 2024\nSubject: BK1\n\n"
		"Two adults\n\n> Row 12\n",
		NULL },
	{ "so it is in a page", "Terms", NULL,
		"They say<blockquote>no refund</blockquote>",
		"They say\n\n> no refund\n", NULL },
	{ "a signature still goes there", "Terms", "Hello\n\n-- \nAnn\n", NULL,
		"Hello\n\n-- \nAnn\n", "Hello\n" },
	{ "of a forward without a word of its own all stays", "The order",
		"---------- Forwarded message ---------\nFrom: Ann\n"
		"Date: 3 May 2016\nSubject: x\n\nHello\n-- \nAnn\n",
		NULL,
		"---------- Forwarded message ---------\nFrom: Ann\n"
		"Date: 3 May 2016\nSubject: x\n\nHello\n-- \nAnn\n",
		NULL },
	{ "a tag in front of \"Re:\" says nothing", "[#4] AW: x",
		"Yes.\n\nAnn wrote:\n> No?\n", NULL,
		"Yes.\n\nAnn wrote:\n> No?\n", "Yes.\n" },
	{ "an answer to one is not", "Re: Fwd: x", NULL,
		"Thanks<div class=gmail_signature>Ann</div>", "Thanks\nAnn\n",
		"Thanks\n" },
};

static void
message_reads_as(void **state)
{
	const struct row *row = *state;
	const char *new_text = row->new_text ? row->new_text : row->text;
	struct message *msg = message_unreadable();

	g_free(msg->subject);
	msg->subject = g_strdup(row->subject);
	msg->plain = g_strdup(row->plain);
	msg->html = g_strdup(row->html);
	reading_choose(msg);
	assert_int_equal(g_strcmp0(msg->text, row->text), 0);
	assert_int_equal(g_strcmp0(msg->new_text, new_text), 0);
	message_free(msg);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, message_reads_as);
	return TESTS_RUN(&tests, "reading");
}
