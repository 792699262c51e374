/* H24, H25, H27 and H29 of the catalogue: texts and reports made to hurt. */
#include "hostile.h"

#define FROM    HOSTILE_FROM
#define CHARSET FROM "Content-Type: text/plain; charset="
#define HTML    FROM "Content-Type: text/html; charset=utf-8\n\n"
#define REPORT                                                              \
	FROM "Content-Type: multipart/report; report-type=delivery-status;" \
	     " boundary=b\n\n--b\n\nsorry\n--b\n"                           \
	     "Content-Type: message/delivery-status\n\n"
#define TIMES 100000

static const struct recipe recipes[] = {
	{ "H24: UTF-7", CHARSET "utf-7\n\n", "+AGE-", TIMES, "",
		"text: long\ncut: no" },
	{ "H24: UTF-16 without a byte order mark",
		CHARSET "utf-16le\nContent-Transfer-Encoding: base64\n\n"
			"aABpAOkA\n",
		"", 0, "", "text: hi\xc3\xa9" },
	{ "H24: ISO-2022-JP", CHARSET "iso-2022-jp\n\n\x1b$B$\"\x1b(B", "", 0,
		"", "text: \xe3\x81\x82" },
	{ "H24: shifts of ISO-2022-JP and nothing else",
		CHARSET "iso-2022-jp\n\n", "\x1b$B\x1b(B", TIMES, "hi",
		"text: hi" },
	{ "H24: a charset that is unknown, on purpose or not",
		CHARSET "unknown-8bit\n\ncaf\xe9", "", 0, "",
		"text: caf\xc3\xa9" },
	{ "H24: a charset that is a path", CHARSET "../../x\n\ncaf\xe9", "", 0,
		"", "text: caf\xc3\xa9" },
	{ "H24: a suffix of iconv's",
		CHARSET "\"UTF-8//TRANSLIT\"\n\ncaf\xc3\xa9", "", 0, "",
		"text: caf\xc3\xa9" },
	{ "H25: half a million wrong bytes", CHARSET "utf-8\n\n", "\xff\xfe\n",
		250000, "", "text: long\ncut: yes" },
	{ "H25: overlong, surrogate and beyond Unicode among good UTF-8",
		CHARSET "utf-8\n\n\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
			"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
			"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
			"\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
			"\xc0\xaf\xed\xa0\x80\xf4\x90\x80\x80",
		"", 0, "", "cut: no" },
	{ "H25: a flood of combining marks", CHARSET "utf-8\n\ne", "\xcc\x81",
		TIMES, "", "text: long\ncut: no" },
	{ "H25: joined emoji and marks of direction stay in a text",
		CHARSET "utf-8\n\n\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb "
			"\xe2\x80\xae"
			"abc\xe2\x80\xac",
		"", 0, "",
		"text: \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb "
		"\xe2\x80\xae"
		"abc\xe2\x80\xac" },
	{ "H27: a page alone is a text", HTML "<p>Hi &amp; bye", "", 0, "",
		"text: Hi & bye\\n\nplain: -" },
	{ "H27: scripts, styles and comments are no text",
		HTML "<style>p{background:url(http://x/)}</style><p>hi"
		     "<script>alert(1)</script><!-- not this --></p>",
		"", 0, "", "text: hi\\n" },
	{ "H27: a comment without an end hides the rest, not what was before",
		HTML "<p>hi</p><!-- and", "", 0, "", "cut: no" },
	{ "H27: a million elements in each other", HTML, "<div>", 1000000, "hi",
		"cut: yes" },
	{ "H27: 200,000 elements in each other, and then a text", HTML, "<div>",
		200000, "hi", "text: hi\\n" },
	{ "H27: 60,000 tables in each other", HTML, "<table><tr><td>", 60000,
		"hi", "text: hi\\n" },
	{ "H27: 80,000 quotes in each other", HTML, "<blockquote>", 80000, "hi",
		"cut: no" },
	{ "H27: 200,000 ends of nothing", HTML, "</p>", 200000, "hi",
		"text: hi\\n" },
	{ "H27: a tag with 100,000 attributes", HTML "<p ", "a=b ", TIMES,
		">hi", "" },
	{ "H27: an attribute of 10 MB", HTML "<p a=\"", "0123456789", 1000000,
		"\">hi", "" },
	{ "H27: a flood of '<'", HTML "hi", "<", 1000000, "", "" },
	{ "H27: a flood of entities", HTML, "&amp;", 500000, "", "" },
	{ "H27: a flood of '&'", HTML "hi", "&", 1000000, "", "" },
	{ "H27: a flood of breaks", HTML "hi", "<br>", 1000000, "", "" },
	{ "H27: a flood of open comments", HTML "hi", "<!--", 500000, "", "" },
	{ "H27: links and images that tell on the reader are not followed",
		HTML "<p>hi <img src=\"cid:1\"><img src=\"data:image/png;"
		     "base64,AA\"></p>",
		"", 0, "", "cut: no" },
	{ "a text of quotes only is not empty", FROM "\n", "> said\n", TIMES,
		"", "new: long" },
	{ "a text of attribution lines", FROM "\n", "On 1 Mar 2026, A wrote:\n",
		TIMES, "", "new: long" },
	{ "a text of signature marks", FROM "\nhi\n", "-- \n", TIMES, "", "" },
	{ "a text of header blocks", FROM "\nhi\n",
		"From: a\nSent: b\nTo: c\nSubject: d\n", 20000, "", "" },
	{ "a text that is one long attribution line", FROM "\nhi\nOn ",
		"1 Mar 2026, A, ", TIMES, "wrote:\n", "" },
	{ "quotes in each other, 100,000 deep", FROM "\nhi\n", ">", TIMES,
		" x\n", "" },
	{ "blank lines and blanks", FROM "\nhi\n", " \t \n", 300000, "", "" },
	{ "H29: a report of 50,000 recipients",
		REPORT "Reporting-MTA: dns; mx.example.com\n",
		"\nFinal-Recipient: rfc822; b@example.com\nAction: failed\n"
		"Status: 5.1.1\n",
		50000, "--b--\n", "parts: 3" },
	{ "H29: a report whose type is a lie",
		FROM
		"Content-Type: multipart/report; "
		"report-type=delivery-status; boundary=b\n\n"
		"--b\n\nsorry\n--b\nContent-Type: text/plain\n\nx\n--b--\n",
		"", 0, "", "parts: 3" },
	{ "H29: a report that is broken off", REPORT "Final-Recip", "", 0, "",
		"parts: 3" },
	{ "H29: a report of junk", REPORT, "\xff: :;\n\n", TIMES, "--b--\n",
		"parts: 3" },
};

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, recipes, hostile_is_survived);
	return TESTS_RUN(&tests, "hostile texts");
}
