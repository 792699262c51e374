/*
 * Each row is a message beside another one: the same on another way, or not
 * the same.
 */
#include "mail/key.h"

#include "table.h"

#define HEAD                                     \
	"From: Ann <ann@example.com>\n"          \
	"Date: Mon, 2 Mar 2026 10:00:00 +0000\n" \
	"Subject: Printer\n"                     \
	"Message-ID: <a@example.com>\n"
#define TEXT  "Content-Type: text/plain; charset=utf-8\n"
#define MIXED "Content-Type: multipart/mixed; boundary=b\n\n"
#define CAFE  "caf\xc3\xa9\nline two\n"
#define PLAIN HEAD TEXT "\n" CAFE
#define NO_ID "From: ann@example.com\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
#define FILED(type, bytes) \
	HEAD MIXED "--b\n" TEXT "\n" CAFE "--b\n" type "\n" bytes "\n--b--\n"
#define CSV                                    \
	"Content-Type: text/csv; name=a.csv\n" \
	"Content-Disposition: attachment\n"

static const struct row {
	const char *name, *one, *other;
	bool same;
} rows[] = {
	{ "another hop changes nothing", PLAIN,
		"Received: by mx id 1\nDelivered-To: x@y\n" PLAIN, true },
	{ "a line of mbox changes nothing", PLAIN,
		"From ann Mon Mar  2 10:00:00 2026\n" PLAIN, true },
	{ "base64 changes nothing", PLAIN,
		HEAD TEXT "Content-Transfer-Encoding: base64\n\n"
			  "Y2Fmw6kKbGluZSB0d28K\n",
		true },
	{ "base64 of CR LF changes nothing", PLAIN,
		HEAD TEXT "Content-Transfer-Encoding: base64\n\n"
			  "Y2Fmw6kNCmxpbmUgdHdvDQo=\n",
		true },
	{ "quoted-printable changes nothing", PLAIN,
		HEAD TEXT "Content-Transfer-Encoding: quoted-printable\n\n"
			  "caf=C3=A9\nline =\ntwo\n\n",
		true },
	{ "another charset changes nothing", PLAIN,
		HEAD "Content-Type: text/plain; charset=iso-8859-1\n\n"
		     "caf\xe9\nline two",
		true },
	{ "no charset at all changes nothing", PLAIN, HEAD "\n" CAFE, true },
	{ "blanks at line ends change nothing", PLAIN,
		HEAD TEXT "\ncaf\xc3\xa9 \t\nline two  \n \n\n", true },
	{ "a tag in the subject changes nothing", PLAIN,
		"From: ann@example.com\nDate: Mon, 2 Mar 2026 10:00:00 +0000\n"
		"Subject: [list] Printer\nMessage-ID: <a@example.com>\n" TEXT
		"\n" CAFE,
		true },
	{ "another zone for the same time changes nothing", PLAIN,
		"From: ANN@example.com (Ann)\n"
		"Date: Mon, 2 Mar 2026 11:00:00 +0100\n"
		"Subject: Printer\nMessage-ID: <a@example.com>\n\n" CAFE,
		true },
	{ "another To changes nothing", PLAIN, "To: x@y\n" PLAIN, true },
	{ "html beside a text changes nothing",
		HEAD
		"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
		"text\n--b\nContent-Type: text/html\n\n<p>1\n--b--\n",
		HEAD
		"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
		"text\n--b\nContent-Type: text/html\n\n<p>2\n--b--\n",
		true },
	{ "a file encoded anew is the same", FILED(CSV, "a;b\n\xc3\xa9"),
		FILED(CSV "Content-Transfer-Encoding: base64\n",
			"YTtiDQrDqQ=="),
		true },
	{ "a file's name is no part of it", FILED(CSV, "a;b"),
		FILED("Content-Type: application/x; name=b\n", "a;b"), true },
	{ "without id, a tag and a prefix change nothing",
		NO_ID "Subject: Printer\n\nx",
		NO_ID "Subject: Re: [l] Printer\n\nx", true },
	{ "another id is another message", PLAIN,
		"Message-ID: <b@example.com>\n" PLAIN, false },
	{ "another sender is another message", PLAIN,
		"From: bob@example.com\n" PLAIN, false },
	{ "another second is another message", PLAIN,
		"Date: Mon, 2 Mar 2026 10:00:01 +0000\n" PLAIN, false },
	{ "another word is another message", PLAIN,
		HEAD TEXT "\ncaf\xc3\xa9\nline three\n", false },
	{ "a word more is another message", PLAIN, PLAIN "x", false },
	{ "a line break is no blank", PLAIN,
		HEAD TEXT "\ncaf\xc3\xa9 line two\n", false },
	{ "a blank line within counts", PLAIN,
		HEAD TEXT "\ncaf\xc3\xa9\n\nline two\n", false },
	{ "html without a text counts", HEAD "Content-Type: text/html\n\n<p>1",
		HEAD "Content-Type: text/html\n\n<p>2", false },
	{ "html beside an empty text counts",
		HEAD
		"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
		" \n--b\nContent-Type: text/html\n\n<p>1\n--b--\n",
		HEAD
		"Content-Type: multipart/alternative; boundary=b\n\n--b\n\n"
		"\n--b\nContent-Type: text/html\n\n<p>2\n--b--\n",
		false },
	{ "text and html are not the same", HEAD TEXT "\nx",
		HEAD "Content-Type: text/html\n\nx", false },
	{ "a file more is another message", HEAD TEXT "\n" CAFE,
		FILED(CSV, "a;b"), false },
	{ "another file is another message", FILED(CSV, "a;b"),
		FILED(CSV, "a;c"), false },
	{ "two files in another order are another message",
		FILED(CSV, "1\n--b\n" CSV "\n2"),
		FILED(CSV, "2\n--b\n" CSV "\n1"), false },
	{ "one file is not two halves", FILED(CSV, "12"),
		FILED(CSV, "1\n--b\n" CSV "\n2"), false },
	{ "without id, another subject is another message",
		NO_ID "Subject: Printer\n\nx", NO_ID "Subject: Scanner\n\nx",
		false },
	{ "with an id, the subject does not count", HEAD "\nx",
		"Subject: Scanner\n" HEAD "\nx", true },
	{ "an id is not a subject", NO_ID "Message-ID: <a>\n\nx",
		NO_ID "Subject: a\n\nx", false },
};

static struct key
key_of(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, size);
	g_autoptr(message) msg = message_parse(raw, NULL);

	assert_non_null(msg);
	return key_make(msg, raw);
}

static bool
is_same(struct key one, struct key other)
{
	return memcmp(one.bytes, other.bytes, KEY_BYTES) == 0;
}

static char *
with_crlf(const char *bytes)
{
	g_auto(GStrv) lines = g_strsplit(bytes, "\n", -1);

	return g_strjoinv("\r\n", lines);
}

static void
keys_are_compared(void **state)
{
	const struct row *row = *state;
	struct key one = key_of(row->one, strlen(row->one));
	struct key other = key_of(row->other, strlen(row->other));
	g_autofree char *crlf = with_crlf(row->one);

	assert_int_equal(is_same(one, other), row->same);
	/* The door that gives CR LF, for each of them. */
	assert_true(is_same(one, key_of(crlf, strlen(crlf))));
}

static const struct day_row {
	const char *name, *date;
	guint32 day;
} days[] = {
	{ "a key starts with its day", "Mon, 2 Mar 2026 23:59:59 +0000",
		20514 },
	{ "the day is that of UTC", "Mon, 2 Mar 2026 23:59:59 -0200", 20515 },
	{ "a date that cannot be read is day 0", "some day", 0 },
	{ "a date before 1970 is day 0", "Thu, 13 Feb 1969 23:32:54 -0330", 0 },
	{ "a date after 2100 is day 0", "Mon, 30 Jun 3609 15:33:50 +0600", 0 },
	{ "a year too large is day 0", "Mon, 2 Mar 999999999 10:00:00", 0 },
};

static void
day_is_in_front(void **state)
{
	const struct day_row *row = *state;
	g_autofree char *bytes =
		g_strdup_printf("From: a@x\nDate: %s\n\nx", row->date);
	struct key key = key_of(bytes, strlen(bytes));
	guint32 day = 0;

	memcpy(&day, key.bytes, sizeof(day));
	assert_int_equal(GUINT32_FROM_BE(day), row->day);
}

static struct key
unreadable_key(const char *bytes)
{
	g_autoptr(GBytes) raw = g_bytes_new(bytes, strlen(bytes));
	g_autoptr(message) msg = message_unreadable();

	return key_make(msg, raw);
}

static void
an_unreadable_message_has_the_key_of_its_bytes(void **state)
{
	static const char body[] = "Received: by z id 1\n\nboom\n";
	g_autofree char *again = g_strconcat(
		"From a@x Mon\nReturn-Path: <a@x>\nDelivered-To: b@y\n", body,
		NULL);

	(void)state;
	assert_true(is_same(unreadable_key(body), unreadable_key(again)));
	assert_false(is_same(unreadable_key(body), unreadable_key("boom")));
	assert_false(is_same(unreadable_key(body), key_of(body, sizeof(body))));
}

/* Text that is equal as far as it is kept, and another behind that. */
static void
what_lies_behind_a_limit_counts(void **state)
{
	g_autofree char *words = g_strnfill(MESSAGE_TEXT_BYTES_MAX + 1, 'a');
	g_autofree char *one = g_strconcat(HEAD, "\n", words, "1", NULL);
	g_autofree char *other = g_strconcat(HEAD, "\n", words, "2", NULL);

	(void)state;
	assert_false(is_same(key_of(one, strlen(one)),
		key_of(other, strlen(other))));
}

static struct key
own_key_of(const char *text, bool *made)
{
	g_autoptr(GBytes) raw = g_bytes_new_static(text, strlen(text));
	g_autoptr(message) msg = message_parse(raw, NULL);
	struct key key = { { 0 } };

	*made = key_make_own(msg, &key);
	return key;
}

static void
own_mail_is_known_by_its_head(void **state)
{
	bool made[3];
	struct key one = own_key_of(PLAIN, &made[0]);
	struct key other = own_key_of(HEAD TEXT "\nanother text\n", &made[1]);

	(void)state;
	assert_true(made[0] && made[1]);
	assert_memory_equal(one.bytes, other.bytes, KEY_BYTES);
	own_key_of(NO_ID TEXT "\n" CAFE, &made[2]);
	assert_false(made[2]);
}

static void
own_mail_has_no_key_of_others(void **state)
{
	g_autoptr(GBytes) raw = g_bytes_new_static(PLAIN, strlen(PLAIN));
	g_autoptr(message) msg = message_parse(raw, NULL);
	struct key any = key_make(msg, raw), own;

	(void)state;
	assert_true(key_make_own(msg, &own));
	assert_memory_not_equal(any.bytes, own.bytes, KEY_BYTES);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, keys_are_compared);
	TESTS_TABLE(&tests, days, day_is_in_front);
	tests_add(&tests, "an unreadable message has the key of its bytes",
		an_unreadable_message_has_the_key_of_its_bytes, NULL);
	tests_add(&tests, "what lies behind a limit counts",
		what_lies_behind_a_limit_counts, NULL);
	tests_add(&tests, "own mail is known by its head, whatever its text is",
		own_mail_is_known_by_its_head, NULL);
	tests_add(&tests, "own mail has no key of others' mail",
		own_mail_has_no_key_of_others, NULL);
	return TESTS_RUN(&tests, "key");
}
