/*
 * H30, H31, H33, H36, H37, H39 and H41-H46 of the catalogue: words that mean
 * something elsewhere. Here they mean nothing, and come out as they came in or
 * not at all.
 */
#include "hostile.h"

#define FROM  HOSTILE_FROM
#define TO    FROM "To: "
#define TIMES 100000
#define L64   "1234567890123456789012345678901234567890123456789012345678901234"

static const struct recipe recipes[] = {
	{ "H30: a quoted local part with '@' is no address that can be used",
		TO "\"quoted\\\"@local\"@example.com\n\nhi", "", 0, "",
		"text: hi" },
	{ "H30: a route is left out",
		TO "<@a.example.com,@b.example.com:c@example.com>\n\n", "", 0,
		"", "to: c@example.com\naddresses: 2" },
	{ "H30: a group is its members",
		TO "A: b@example.com, c@example.com;\n\n", "", 0, "",
		"addresses: 3\nto: b@example.com\nto: c@example.com" },
	{ "H30: a flood of names without an address", TO, "a,", TIMES, "\n\nhi",
		"text: hi\naddresses: 1\ncut: yes" },
	{ "H30: groups in groups", TO, "a:", TIMES, "b@x;\n\nhi",
		"text: hi\naddresses: 1\ncut: yes" },
	{ "H30: the same in an enclosed message",
		FROM "Content-Type: message/rfc822\n\nTo: ", "a:", TIMES,
		"b@x;\nCc: b@x\n\nhi", "attachments: 1\naddresses: 1" },
	{ "H30: brackets that never close", TO, "<", TIMES, "\n\nhi",
		"text: hi\naddresses: 1" },
	{ "H30: comments that never close", TO, "(a", TIMES, "\n\nhi",
		"text: hi\naddresses: 1" },
	{ "H30: quotes that never close", TO "b@example.com, \"", "\\\"", TIMES,
		"\n\nhi", "text: hi\nto: b@example.com\naddresses: 2" },
	{ "H30: empty brackets, two '@', a lone '@'",
		TO "<>, a@b@c, @, a@, @b\n\n", "", 0, "", "addresses: 1" },
	{ "H30: a literal", TO "a@[192.0.2.1], a@[IPv6:2001:db8::1]\n\n", "", 0,
		"", "to: a@[192.0.2.1]\naddresses: 3" },
	{ "H30: a local part of 65 bytes is one", TO L64 "5@example.com\n\n",
		"", 0, "", "addresses: 2" },
	{ "H30: an address of 321 bytes is none", TO "a@", "1234567890", 32,
		"\n\n", "addresses: 1" },
	{ "H30: letters of the world",
		TO "J\xc3\xb6rg@B\xc3\xbc"
		   "cher.example\n\n",
		"", 0, "", "to: j\xc3\xb6rg@xn--bcher-kva.example" },
	{ "H30: no line end comes into an address by an encoded word",
		TO "=?utf-8?Q?a=0A?=@example.com, =?utf-8?Q?b=0Ac?= "
		   "<d@example.com>\n\n",
		"", 0, "", "to: d@example.com\nname: b c" },
	{ "H30: a name that is an address is not the address",
		TO "\"boss@example.com\" <evil@example.net>\n\n", "", 0, "",
		"to: evil@example.net\nname: boss@example.com" },
	{ "H31: what a shell or a mailer would run is a word",
		TO "-f evil, --, |cmd, :include:/etc/passwd, /etc/passwd, "
		   "$(id)@example.com, `id`@example.com\n\nhi",
		"", 0, "", "text: hi" },
	{ "H33: a tag is kept to the letter, whatever number it is",
		FROM "Subject: [#99999999999999999999] [#-1] [#0x1]\n\nhi", "",
		0, "", "subject: [#99999999999999999999] [#-1] [#0x1]" },
	{ "H33: 1,000 tags", FROM "Subject: ", "[#4711] ", 1000, "\n\nhi",
		"subject: long\ntext: hi" },
	{ "H36: mailer-daemon writes no mail a person wrote",
		"From: MAILER-DAEMON@example.com\nSubject: s\n\nhi", "", 0, "",
		"from: mailer-daemon@example.com" },
	{ "H37: what says it is ours is a field like any other",
		FROM "X-Postcase-Case: 1\nDelivered-To: b@example.com\n"
		     "X-Original-To: b@example.com\n\nhi",
		"", 0, "", "text: hi\nclass: person" },
	{ "H39: Auto-Submitted with a comment, a parameter and a double",
		FROM "Auto-Submitted: (see RFC 3834) auto-replied; a=b\n"
		     "Auto-Submitted: no\n\nhi",
		"", 0, "", "class: auto-reply" },
	{ "H39: \"no\" in front hides nothing",
		FROM "Auto-Submitted: no\nAuto-Submitted: auto-replied\n\nhi",
		"", 0, "", "class: auto-reply" },
	{ "H41: SQL is text",
		"From: \"';DROP TABLE x;--\" <o'hara@example.com>\n"
		"Subject: '; DROP TABLE x; -- $1 E'\\\\x00' %s \xbf\x27\n\n"
		"'; DROP TABLE x;",
		"", 0, "",
		"from: o'hara@example.com\nname: ';DROP TABLE x;--\n"
		"subject: '; DROP TABLE x; -- $1 E'\\\\x00' %s \xc2\xbf'\n"
		"text: '; DROP TABLE x;" },
	{ "H42: a formula is text",
		FROM "Subject: =cmd|' /C calc'!A0\n\n=1+1\t@x", "", 0, "",
		"subject: =cmd|' /C calc'!A0\ntext: =1+1\t@x" },
	{ "H43: nothing of a subject starts a line of a log",
		FROM "Subject: =?utf-8?Q?a=0AMar_2_mx_postfix:_x_%n?=\n\n", "",
		0, "", "subject: a Mar 2 mx postfix: x %n" },
	{ "H44: nor a command of Redis",
		FROM "Subject: =?utf-8?Q?a=0D=0A*1=0D=0A$8=0D=0AFLUSHALL?="
		     "\n\n",
		"", 0, "", "subject: a  *1  $8  FLUSHALL" },
	{ "H45: nor a sequence of a terminal",
		"From: =?utf-8?Q?a=1B]0;x=07=C2=9B31m?= <a@example.com>\n\n"
		"\x1b[31mred\x1b[0m\x07",
		"", 0, "", "name: a ]0;x  31m\ntext:  [31mred [0m " },
	{ "H46: an escape of JSON is text",
		FROM "Subject: \\u0000 \\ud800 \\\" \\\\\n\n\\u0000", "", 0, "",
		"subject: \\u0000 \\ud800 \\\" \\\\\ntext: \\u0000" },
};

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, recipes, hostile_is_survived);
	return TESTS_RUN(&tests, "hostile names");
}
