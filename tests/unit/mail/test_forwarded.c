#include "mail/forwarded.h"

#include "table.h"

#define HEAD "From: anna@example.com\nTo: support@example.com\nSubject: Fwd\n"
#define MIXED                                                \
	HEAD "MIME-Version: 1.0\n"                           \
	     "Content-Type: multipart/mixed; boundary=b\n\n" \
	     "--b\n\nSee below.\n--b\n"

static const struct row {
	const char *name, *raw, *want;
} rows[] = {
	{ "an enclosed message says whose it is",
		MIXED "Content-Type: message/rfc822\n\n"
		      "From: Carla <Carla@Example.net>\nSubject: Help\n\n"
		      "Hello.\n--b--\n",
		"carla@example.net" },
	{ "the first of several does",
		MIXED "Content-Type: message/rfc822\n\n"
		      "From: one@example.net\n\nx\n--b\n"
		      "Content-Type: message/rfc822\n\n"
		      "From: two@example.net\n\nx\n--b--\n",
		"one@example.net" },
	{ "an enclosed message without From says nothing",
		MIXED
		"Content-Type: message/rfc822\n\nSubject: Help\n\nx\n--b--\n",
		NULL },
	{ "what Gmail puts into the text does",
		HEAD "\nLook.\n\n---------- Forwarded message ---------\n"
		     "From: Carla <carla@example.net>\n"
		     "Date: Mon, Nov 2, 2026 at 10:00 AM\nSubject: Help\n"
		     "To: <anna@example.com>\n\nHello.\n",
		"carla@example.net" },
	{ "what Outlook puts there does",
		HEAD "\n-----Original Message-----\n"
		     "From: Carla [mailto:carla@example.net]\n"
		     "Sent: Monday, November 2, 2026 10:00 AM\n"
		     "To: Anna\nSubject: Help\n\nHello.\n",
		"carla@example.net" },
	{ "what Apple's puts there does",
		HEAD "\nBegin forwarded message:\n\n"
		     "From: Carla <carla@example.net>\nSubject: Help\n"
		     "Date: 2 November 2026 at 10:00:00 CET\n"
		     "To: anna@example.com\n\nHello.\n",
		"carla@example.net" },
	{ "in Spanish, too",
		HEAD "\n________________________________\n"
		     "De: Carla <carla@example.net>\n"
		     "Enviado: lunes, 2 de noviembre de 2026 10:00\n"
		     "Para: Anna\nAsunto: Ayuda\n\nHola.\n",
		"carla@example.net" },
	{ "a line of a person's is no header",
		HEAD "\nFrom: what I know, carla@example.net is the one.\n",
		NULL },
	{ "who has no address is nobody",
		HEAD "\n-----Original Message-----\nFrom: Carla\n"
		     "Sent: Monday, November 2, 2026 10:00 AM\n"
		     "To: Anna\nSubject: Help\n\nHello.\n",
		NULL },
	{ "a mail of one's own forwards nobody's", HEAD "\nHello.\n", NULL },
	{ "an empty one neither", HEAD "\n", NULL },
};

static void
person_is_found(void **state)
{
	const struct row *row = *state;
	g_autoptr(GBytes) raw = g_bytes_new(row->raw, strlen(row->raw));
	g_autoptr(message) msg = message_parse(raw, NULL);
	g_autofree char *got = forwarded_from(msg, raw);

	if (row->want == NULL)
		assert_null(got);
	else
		assert_string_equal(got, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, person_is_found);
	return TESTS_RUN(&tests, "forwarded");
}
