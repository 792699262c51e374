/* H1-H13 and H32-H35 of the catalogue: header blocks made to hurt. */
#include "hostile.h"

#define FROM  HOSTILE_FROM
#define TIMES 100000

static const struct recipe recipes[] = {
	{ "H1: nothing is no message", "", "", 0, "", NULL },
	{ "H1: blank lines are no message", "\n\n\n", "", 0, "", NULL },
	{ "H2: a header without an empty line is a message", FROM "Subject: s",
		"", 0, "", "subject: s\ntext: \ncut: no" },
	{ "H3: a text without a header is no message", "\nJust a text.\n", "",
		0, "", NULL },
	{ "H3: nor is one that starts with a line of it", "Just a text.\n\nx\n",
		"", 0, "", NULL },
	{ "H4: lines of a mailbox in front are passed over",
		"From a@x Mon Mar  2 10:00:00 2026\n"
		">From b@x Mon Mar  2 10:00:00 2026\n" FROM "Subject: s\n\nhi",
		"", 0, "", "from: a@example.com\nsubject: s\ntext: hi" },
	{ "H5: no From, Date, Message-ID or To is a message", "X-A: b\n\nhi",
		"", 0, "",
		"id: -\ndate: 0\naddresses: 0\nsubject: \ntext: hi" },
	{ "H6: of two fields of a name the first counts, but of To and Cc",
		FROM "From: b@example.com\nTo: c@example.com\n"
		     "To: d@example.com\nSubject: one\nSubject: two\n"
		     "Message-ID: <1@x>\nMessage-ID: <2@x>\n"
		     "Date: Mon, 02 Mar 2026 10:00:00 +0000\n"
		     "Date: Tue, 03 Mar 2026 10:00:00 +0000\n"
		     "Content-Type: text/plain\nContent-Type: text/html\n"
		     "Content-Transfer-Encoding: 7bit\n"
		     "Content-Transfer-Encoding: base64\n\naGk=",
		"", 0, "",
		"from: a@example.com\naddresses: 3\nsubject: one\nid: 1@x\n"
		"date: 1772445600\nplain: aGk=" },
	{ "H6: of two Reply-To too",
		FROM "Reply-To: r@example.com\nReply-To: q@example.com\n\nhi",
		"", 0, "", "addresses: 2\nreply-to: r@example.com" },
	{ "H7: fields without a colon, a name or with blanks hide no other",
		FROM "junk\n: no name\nTo : b@example.com\nX\xc3\xa9: 8 bit\n"
		     "X-Long-",
		"n", 300, ": v\nSubject: s\n\nhi",
		"to: b@example.com\nsubject: s\ntext: hi" },
	{ "H8: a field of 100 KB is passed over", FROM "X-A: ", "0123456789",
		10000, "\nSubject: s\n\nhi", "subject: s\ntext: hi\ncut: no" },
	{ "H8: a Subject of 1 MB is cut", FROM "Subject: ", "0123456789", TIMES,
		"\n\nhi", "subject: long\ntext: hi\ncut: yes" },
	{ "H8: a line of 998 bytes is one", FROM "Subject: ", "a", 989,
		"\n\nhi", "text: hi\ncut: no" },
	{ "H8: a line of 2049 bytes is one", FROM "Subject: ", "a", 2040,
		"\n\nhi", "text: hi" },
	{ "H9: 200,000 fields", FROM, "X-A: b\n", 200000, "Subject: last\n\nhi",
		"subject: last\ntext: hi\ncut: no" },
	{ "H9: 100,000 addresses in a field", FROM "To: ", "a@example.com, ",
		TIMES, "b@example.com\n\nhi",
		"text: hi\naddresses: 1000\ncut: yes" },
	{ "H9: 100,000 To fields", FROM, "To: a@example.com\n", TIMES, "\nhi",
		"text: hi\naddresses: 1000\ncut: yes" },
	{ "H9: 100,000 Received fields", FROM, "Received: from a by b id c\n",
		TIMES, "Subject: s\n\nhi",
		"subject: s\ntext: hi\nclass: loop" },
	{ "H9: 100,000 Delivered-To fields", FROM,
		"Delivered-To: a@example.com\n", TIMES, "Subject: s\n\nhi",
		"subject: s\ntext: hi" },
	{ "H9: 100,000 list fields", FROM, "List-Id: <a.example.com>\n", TIMES,
		"Subject: s\n\nhi", "subject: s\ntext: hi\nclass: list" },
	{ "H10: folded with nothing but blanks",
		FROM "Subject: one\n \n \n two\n\nhi", "", 0, "",
		"subject: one   two\ntext: hi" },
	{ "H10: a subject folded 50,000 times", FROM "Subject: x", "\n y",
		50000, "\n\nhi", "text: hi\ncut: yes" },
	{ "H10: a fold inside an encoded word",
		FROM "Subject: =?utf-8?Q?a\n b?=\n\nhi", "", 0, "",
		"subject: a b\ntext: hi" },
	{ "H12: a CR for each line end", "From: a@example.com\r", "X-A: b\r",
		TIMES, "\rhi", "from: a@example.com\ntext: hi" },
	{ "H12: CR CR LF, LF CR, VT and FF are no line ends in a text",
		FROM "\na\r\r\nb\n\rc\vd\fe", "", 0, "",
		"text: a \\nb\\n c d e" },
	{ "H12: lines with a dot alone are lines", FROM "\na\n.\n\r\n.\r\nb\n",
		"", 0, "", "text: a\\n.\\n\\n.\\nb\\n" },
	{ "H13: a line of 30 MB", FROM "\n", "0123456789abcdef0123456789abcd\t",
		1000000, "", "text: long\ncut: yes" },
	{ "H13: a line of 30 MB in the header",
		FROM "X-A: ", "0123456789abcdef0123456789abcd\t", 1000000,
		"\nSubject: s\n\nhi", "subject: s\ntext: hi" },
	{ "H32: 50,000 encoded words in a subject",
		FROM "Subject: ", "=?utf-8?B?YQ==?= ", 50000, "\n\nhi",
		"subject: long\ntext: hi\ncut: yes" },
	{ "H32: 100,000 starts of encoded words", FROM "Subject: x ", "=?",
		TIMES, "\n\nhi", "text: hi\ncut: yes" },
	{ "H32: an unknown charset is guessed",
		FROM "Subject: =?x-nowhere?Q?caf=E9?=\n\nhi", "", 0, "",
		"subject: caf\xc3\xa9" },
	{ "H32: a line end in a word is no field",
		FROM "Subject: =?utf-8?Q?a=0D=0ABcc:_x@example.com?=\n\nhi", "",
		0, "", "subject: a  Bcc: x@example.com\naddresses: 1" },
	{ "H32: words are decoded once",
		FROM "Subject: =?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?=\n\nhi", "",
		0, "", "subject: =?utf-8?Q?a?=" },
	{ "H32: a character may be split over two words",
		FROM "Subject: =?utf-8?B?w4k=?= =?utf-8?Q?=C3?=\n "
		     "=?utf-8?Q?=A9?=\n\nhi",
		"", 0, "", "subject: \xc3\x89\xc3\xa9" },
	{ "H34: 100,000 ids", FROM "Message-ID: <own@x>\nReferences: <root@x> ",
		"<a@x> ", TIMES, "\n\nhi", "text: hi\nid: own@x\ncut: yes" },
	{ "H34: 600 KB of references without a bracket",
		FROM "References: ", "abcdef ", TIMES, "\n\nhi",
		"ancestors: 0\ntext: hi\ncut: yes" },
	{ "H34: own id, doubles and cycles are no ancestors",
		FROM "Message-ID: <1@x>\nIn-Reply-To: <1@x>\n"
		     "References: <1@x> <2@x> <1@x> <2@x>\n\nhi",
		"", 0, "", "id: 1@x\nancestors: 1\nancestor: 2@x" },
	{ "H34: an id is kept to the letter, whatever it means elsewhere",
		FROM "References: <';DROP-TABLE-email;--%s%n@x>\n\nhi", "", 0,
		"", "ancestors: 1\nancestor: ';DROP-TABLE-email;--%s%n@x" },
	{ "H35: a year 99999 is no date",
		FROM "Date: Mon, 02 Mar 99999 10:00:00 +0000\n\nhi", "", 0, "",
		"date: 0" },
	{ "H35: 2038 is over", FROM "Date: Fri, 01 Jan 2055 00:00:00 +0000\n\n",
		"", 0, "", "date: 2682374400" },
	{ "H35: a Date of digits", FROM "Date: Mon, ", "9", TIMES, "\n\nhi",
		"date: 0\ntext: hi\ncut: yes" },
	{ "H35: a Date of words", FROM "Date: ", "+9999 12 ", TIMES, "\n\nhi",
		"date: 0\ntext: hi\ncut: yes" },
	{ "H40: a Thread-Index of junk", FROM "Thread-Index: ", "\xff=", TIMES,
		"\nThread-Topic: x\n\nhi", "text: hi\nancestors: 0\ncut: no" },
	{ "a header without end", FROM "Subject: s\n", "X-A: b\n", TIMES, "",
		"subject: s\ntext: " },
	{ "a header of junk without end", FROM, "junk\n", 200000, "Subject: s",
		"subject: s\ntext: " },
	{ "lines of blanks", FROM "X-A: b\n", "  \n", 500000, "\nhi",
		"text: hi" },
};

static const struct nul {
	const char *name, *bytes;
	gsize size;
	const char *want;
} nuls[] = {
#define MAIL(bytes) bytes, sizeof(bytes) - 1
	{ "H11: a NUL ends a value", MAIL(FROM "Subject: a\0b\n\nhi"),
		"subject: a\ntext: hi" },
	{ "H11: a NUL in a name hides no field behind it",
		MAIL(FROM "X\0Y: 1\nTo: b@example.com\n\nhi"),
		"to: b@example.com\ntext: hi" },
	{ "H11: a NUL in a text hides nothing of it",
		MAIL(FROM "\na\0caf\xc3\xa9\n"), "text: a caf\xc3\xa9\\n" },
	{ "H11: a NUL in a boundary, and the text is not lost",
		MAIL(FROM "Content-Type: multipart/mixed; boundary=\"b\0c\"\n"
			  "\n--b\n\nhi\n--b--\n"),
		"text: --b\\n\\nhi\\n--b--\\n\nparts: 1" },
	{ "H11: a NUL in a file name makes no other file of it",
		MAIL(FROM "Content-Type: image/png; name=\"a.exe\0.png\"\n\n"),
		"file: \"a.exe image/png 0" },
	{ "H11: a NUL in an address makes no other address of it",
		MAIL("From: <a@example.com\0@evil.example>\n\nhi"),
		"from: a@example.com" },
};

static void
nul_is_survived(void **state)
{
	const struct nul *nul = *state;
	g_autoptr(GBytes) raw = g_bytes_new_static(nul->bytes, nul->size);
	g_autoptr(message) msg = hostile_read(raw);

	assert_non_null(msg);
	hostile_compare(msg, nul->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, recipes, hostile_is_survived);
	TESTS_TABLE(&tests, nuls, nul_is_survived);
	return TESTS_RUN(&tests, "hostile headers");
}
