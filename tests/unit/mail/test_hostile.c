/*
 * Messages made to hurt.  Each is right in the end, and takes less than two
 * seconds of the processor.
 */
#include "mail/key.h"
#include "mail/message.h"

#include "table.h"

#include <time.h>

/* A sanitizer makes the allocations of GMime slow. */
#ifdef __SANITIZE_ADDRESS__
#define SECONDS_MAX 15
#else
#define SECONDS_MAX 2
#endif

#define FROM  "From: a@example.com\n"
#define MIXED FROM "Content-Type: multipart/mixed; boundary=b\n\n"
#define TIMES 100000

/* One after the other: front, middle so many times, back. */
struct recipe {
	const char *name, *front, *middle;
	unsigned times;
	const char *back;
	/* What comes out: NULL is not looked at. */
	const char *subject, *text;
	int parts, addresses, attachments;
	bool cut;
};

enum { ANY = -1 };

static const struct recipe recipes[] = {
	{ "100,000 parts", MIXED, "--b\n\nx\n", TIMES, "--b--\n", "", NULL,
		MESSAGE_PARTS_MAX, 1, 1, true },
	{ "100,000 attachments", MIXED, "--b\nContent-Type: image/png\n\nx\n",
		TIMES, "--b--\n", "", NULL, MESSAGE_PARTS_MAX, 1,
		MESSAGE_PARTS_MAX, true },
	{ "10,000 enclosed messages in each other", FROM,
		"Content-Type: message/rfc822\n\n", 10000, "\nx", "", NULL, 1,
		1, 1, false },
	{ "50,000 addresses", FROM "To: ", "a@example.com, ", 50000,
		"b@example.com\n\nhi", "", "hi", 1, MESSAGE_ADDRESSES_MAX, 0,
		true },
	{ "100,000 To fields", FROM, "To: a@example.com\n", TIMES, "\nhi", "",
		"hi", 1, MESSAGE_ADDRESSES_MAX, 0, true },
	{ "a flood of names without an address", FROM "To: ", "a,", TIMES,
		"\n\nhi", "", "hi", 1, 1, 0, true },
	{ "groups in groups", FROM "To: ", "a:", TIMES, "b@x;\n\nhi", "", "hi",
		1, 1, 0, true },
	{ "the same in an enclosed message",
		FROM "Content-Type: message/rfc822\n\nTo: ", "a:", TIMES,
		"b@x;\nCc: b@x\n\nhi", "", NULL, 1, 1, 1, false },
	{ "brackets that never close", FROM "To: ", "<", TIMES, "\n\nhi", "",
		"hi", 1, 1, 0, true },
	{ "comments that never close", FROM "To: ", "(a", TIMES, "\n\nhi", "",
		"hi", 1, 1, 0, true },
	{ "quotes that never close", FROM "To: a@x, \"", "\\\"", TIMES,
		"\n\nhi", "", "hi", 1, 2, 0, true },
	{ "a subject of 1 MB in encoded words",
		FROM "Subject: ", "=?utf-8?B?YQ==?= ", 62000, "\n\nhi", NULL,
		"hi", 1, 1, 0, true },
	{ "starts of encoded words", FROM "Subject: x ", "=?", TIMES, "\n\nhi",
		NULL, "hi", 1, 1, 0, true },
	{ "a subject folded 50,000 times", FROM "Subject: x", "\n y", 50000,
		"\n\nhi", NULL, "hi", 1, 1, 0, true },
	{ "200,000 fields", FROM, "X-A: b\n", 200000, "Subject: last\n\nhi",
		"last", "hi", 1, 1, 0, false },
	{ "100,000 ids", FROM "References: ", "<a@x> ", TIMES, "\n\nhi", "",
		"hi", 1, 1, 0, true },
	{ "a Date of digits", FROM "Date: Mon, ", "9", TIMES, "\n\nhi", "",
		"hi", 1, 1, 0, true },
	{ "a Date of words", FROM "Date: ", "+9999 12 ", TIMES, "\n\nhi", "",
		"hi", 1, 1, 0, true },
	{ "a parameter in 50,000 pieces", FROM "Content-Type: image/png; ",
		"name*9=a; ", 50000, "\n\nhi", "", "hi", 1, 1, 0, false },
	{ "the same in a part", MIXED "--b\nContent-Type: image/png; ",
		"name*9=a; ", 50000, "\n\nhi", "", NULL, 2, 1, 1, false },
	{ "10,000 parameters", FROM "Content-Type: image/png; ", "a=b; ", 10000,
		"\n\nhi", "", NULL, 1, 1, 1, false },
	{ "comments in each other in a type", FROM "Content-Type: ", "(", TIMES,
		"text/plain\n\nhi", "", "hi", 1, 1, 0, false },
	{ "a parameter whose name is 70 bytes and no boundary",
		FROM "Content-Type: multipart/mixed; ", "a", 70,
		"=\"\xc3\xa9\xe9\"\n\nhi", "", "hi", 1, 1, 0, false },
	{ "a boundary of 10,000 bytes",
		FROM "Content-Type: multipart/mixed; boundary=\"", "b", 10000,
		"\"\n\n--b\n\nhi", "", "--b\n\nhi", 1, 1, 0, false },
	{ "a CR for each line end", "From: a@example.com\r", "X-A: b\r", TIMES,
		"\rhi", "", "hi", 1, 1, 0, false },
	{ "a header without end", FROM "Subject: s\n", "X-A: b\n", TIMES, "",
		"s", "", 1, 1, 0, false },
	{ "a header of junk without end", FROM, "junk\n", 200000, "Subject: s",
		"s", "", 1, 1, 0, false },
	{ "a line of 10 MB", FROM "\n", "0123456789abcdef", 650000, "", "",
		NULL, 1, 1, 0, true },
	{ "a line of 10 MB in the header", FROM "X-A: ", "0123456789abcdef",
		650000, "\n\nhi", "", "hi", 1, 1, 0, false },
	{ "lines of blanks", FROM "X-A: b\n", "  \n", 500000, "\nhi", "", "hi",
		1, 1, 0, false },
	{ "lines that look like a boundary", MIXED "--b\n\n", "--c\n", 500000,
		"--b--\n", "", NULL, 2, 1, 0, true },
	{ "soft breaks only",
		FROM "Content-Transfer-Encoding: quoted-printable\n\n", "=\n",
		500000, "hi", "", "hi", 1, 1, 0, false },
	{ "padding only", FROM "Content-Transfer-Encoding: base64\n\n", "=\n",
		500000, "aGk=", "", "hi", 1, 1, 0, false },
	{ "half a million wrong bytes",
		FROM "Content-Type: text/plain; charset=utf-8\n\n",
		"\xff\xfe\n", 250000, "", "", NULL, 1, 1, 0, true },
	{ "UTF-7", FROM "Content-Type: text/plain; charset=utf-7\n\n", "+AGE-",
		TIMES, "", "", NULL, 1, 1, 0, false },
};

static GBytes *
cook(const struct recipe *recipe)
{
	GString *mail = g_string_new(recipe->front);

	for (unsigned i = 0; i < recipe->times; i++)
		g_string_append(mail, recipe->middle);
	g_string_append(mail, recipe->back);
	return g_string_free_to_bytes(mail);
}

static double
processor_seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

static struct message *
digest(GBytes *raw)
{
	double start = processor_seconds();
	struct message *msg = message_parse(raw, NULL);

	assert_non_null(msg);
	key_make(msg, raw);
	assert_true(processor_seconds() - start < SECONDS_MAX);
	return msg;
}

static void
message_is_survived(void **state)
{
	const struct recipe *want = *state;
	g_autoptr(GBytes) raw = cook(want);
	g_autoptr(message) msg = digest(raw);

	if (want->subject != NULL)
		assert_string_equal(msg->subject, want->subject);
	if (want->text != NULL)
		assert_string_equal(msg->text, want->text);
	assert_int_equal(msg->parts, want->parts);
	if (want->addresses != ANY)
		assert_int_equal(msg->addresses->len, want->addresses);
	assert_int_equal(msg->attachments->len, want->attachments);
	assert_int_equal(msg->cut, want->cut);
	assert_true(msg->text == NULL ||
		    strlen(msg->text) <= MESSAGE_TEXT_BYTES_MAX);
	assert_true(strlen(msg->subject) <= MESSAGE_SUBJECT_BYTES_MAX);
}

static void
nested_multiparts_are_kept_as_one(void **state)
{
	g_autoptr(GString) mail = g_string_new(FROM);

	(void)state;
	for (int i = 0; i < 10000; i++)
		g_string_append_printf(mail,
			"Content-Type: multipart/mixed; "
			"boundary=b%d\n\n--b%d\n",
			i, i);
	g_string_append(mail, "\ndeep\n");
	g_autoptr(GBytes) raw = g_bytes_new(mail->str, mail->len);
	g_autoptr(message) msg = digest(raw);

	assert_true(msg->cut);
	assert_int_equal(msg->parts, MESSAGE_DEPTH_MAX + 1);
	assert_int_equal(msg->attachments->len, 1);
	const struct message_attachment *rest =
		g_ptr_array_index(msg->attachments, 0);

	assert_string_equal(rest->type, "message/rfc822");
	assert_true(g_str_has_prefix(mail->str + rest->offset,
		"Content-Type: multipart/mixed; boundary=b32\n"));
	assert_int_equal(rest->offset + rest->length, mail->len);
}

/* What is behind the limit starts with the first part that is left out. */
static void
too_many_parts_leave_a_rest(void **state)
{
	g_autoptr(GString) mail = g_string_new(MIXED);

	(void)state;
	for (int i = 1; i <= MESSAGE_PARTS_MAX + 10; i++)
		g_string_append_printf(mail,
			"--b\nContent-Type: image/png\n\n%d\n", i);
	g_autoptr(GBytes) raw = g_bytes_new(mail->str, mail->len);
	g_autoptr(message) msg = digest(raw);
	const struct message_attachment *rest =
		g_ptr_array_index(msg->attachments, msg->attachments->len - 1);

	assert_int_equal(rest->part, msg->attachments->len);
	assert_true(g_str_has_prefix(mail->str + rest->offset,
		"Content-Type: image/png\n\n1000\n--b\n"));
	assert_int_equal(rest->offset + rest->length, mail->len);
}

static void
every_end_of_a_message_is_survived(void **state)
{
	static const char mail[] =
		"Return-Path: <a@x>\r\nFrom: =?utf-8?B?w4k=?= <a@x>\r\n"
		"Subject: =?utf-8?Q?=C3=A9?=\r\n \r\n x\r\nTo: g: b@x;\r\n"
		"Content-Type: multipart/mixed;\r\n "
		"boundary=\"b\"\r\n\r\n--b\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Transfer-Encoding: quoted-printable\r\n\r\n=C3=A9=\r\n"
		"\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: s\r\n"
		"\r\nx\r\n--b\r\nContent-Type: image/png; "
		"name*0*=utf-8''%C3;\r\n"
		" name*1*=%A9.png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
		"iVBORw0KGgo=\r\n--b--\r\n";

	(void)state;
	for (gsize size = 13; size < sizeof(mail); size++) {
		g_autofree char *copy = g_memdup2(mail, size);
		g_autoptr(GBytes) raw = g_bytes_new_static(copy, size);
		g_autoptr(message) msg = message_parse(raw, NULL);

		assert_non_null(msg);
		key_make(msg, raw);
	}
}

static void
a_nul_hides_nothing(void **state)
{
	static const char mail[] = FROM "Subject: a\0b\nX\0Y: 1\nTo: b@x\n"
					"Content-Type: text/plain\n\na\0b\n";
	g_autoptr(GBytes) raw = g_bytes_new_static(mail, sizeof(mail) - 1);
	g_autoptr(message) msg = digest(raw);

	(void)state;
	assert_string_equal(msg->subject, "a");
	assert_int_equal(msg->addresses->len, 2);
	assert_true(g_str_has_prefix(msg->text, "a"));
	assert_true(g_str_has_suffix(msg->text, "b\n"));
}

static const struct {
	const char *name;
	CMUnitTestFunction check;
} others[] = {
	{ "10,000 multiparts in each other are kept as one",
		nested_multiparts_are_kept_as_one },
	{ "too many parts leave a rest", too_many_parts_leave_a_rest },
	{ "every end of a message is survived",
		every_end_of_a_message_is_survived },
	{ "a NUL hides nothing", a_nul_hides_nothing },
};

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, recipes, message_is_survived);
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		tests_add(&tests, others[i].name, others[i].check, NULL);
	return TESTS_RUN(&tests, "hostile");
}
