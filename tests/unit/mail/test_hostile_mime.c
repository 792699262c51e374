/* H15-H23, H26 and H28 of the catalogue: structures made to hurt. */
#include "hostile.h"

#define FROM  HOSTILE_FROM
#define MIXED HOSTILE_MIXED
#define TYPE  FROM "Content-Type: "
#define IMAGE "Content-Type: image/png"
#define TIMES 100000
#define LONG                                                                  \
	"1234567890123456789012345678901234567890123456789012345678901234567" \
	"8901"

static const struct recipe recipes[] = {
	{ "H16: 50,000 messages in each other", FROM,
		"Content-Type: message/rfc822\n\n", 50000, "\nx",
		"parts: 1\nattachments: 1\ncut: no" },
	{ "H17: 200,000 empty parts", MIXED, "--b\n\n", 200000, "--b--\n",
		"parts: 1000\nattachments: 1\ncut: yes" },
	{ "H17: 200,000 attachments", MIXED, "--b\n" IMAGE "\n\nx\n", 200000,
		"--b--\n", "parts: 1000\nattachments: 1000\ncut: yes" },
	{ "H17: 1,000,000 boundaries and nothing else", MIXED, "--b\n", 1000000,
		"--b--\n", "parts: 2\ncut: yes" },
	{ "H18: no boundary is told",
		TYPE "multipart/mixed\n\n--b\n\nhi\n--b--\n", "", 0, "",
		"text: --b\\n\\nhi\\n--b--\\n\nparts: 1" },
	{ "H18: an empty boundary",
		TYPE "multipart/mixed; boundary=\"\"\n\n--\n\nhi\n----\n", "",
		0, "", "attachments: 0" },
	{ "H18: a boundary of 10,000 bytes",
		FROM "Content-Type: multipart/mixed; boundary=\"", "b", 10000,
		"\"\n\n--b\n\nhi\n", "text: --b\\n\\nhi\\n" },
	{ "H18: a boundary of 71 bytes is one",
		TYPE "multipart/mixed; boundary=\"" LONG "\"\n\n--" LONG
		     "\n\nhi\n",
		"", 0, "", "text: hi\\n\nparts: 2" },
	{ "H18: a boundary that ends in blanks",
		TYPE "multipart/mixed; boundary=\"b \"\n\n--b \n\nhi\n--b --\n",
		"", 0, "", "cut: no" },
	{ "H18: a boundary that is not ASCII",
		TYPE "multipart/mixed; boundary=\"\xc3\xa9\"\n\n"
		     "--\xc3\xa9\n\nhi\n--\xc3\xa9--\n",
		"", 0, "", "text: hi\nparts: 2" },
	{ "H18: inner boundaries that are the outer one",
		MIXED "--b\nContent-Type: multipart/mixed; boundary=b\n\n"
		      "--b\n\nhi\n--b--\n--b--\n",
		"", 0, "", "text: hi" },
	{ "H18: a boundary that another one starts with",
		MIXED "--b\nContent-Type: multipart/mixed; boundary=bb\n\n"
		      "--bb\n\ninner\n--bb--\n--b\n\nouter\n--b--\n",
		"", 0, "", "text: inner\\nouter\nparts: 4" },
	{ "H18: the last boundary comes first",
		MIXED "--b--\n--b\n\nhi\n--b--\n", "", 0, "", "cut: no" },
	{ "H18: lines that look like a boundary", MIXED "--b\n\n", "--c\n",
		500000, "--b--\n", "text: long\nparts: 2\ncut: yes" },
	{ "H19: a parameter of 70 bytes with a value that is not ASCII",
		TYPE "multipart/mixed; ", "a", 70, "=\"\xc3\xa9\xe9\"\n\nhi",
		"text: hi" },
	{ "H19: of 71", TYPE "multipart/mixed; ", "a", 71,
		"=\"\xc3\xa9\xe9\"\n\nhi", "text: hi" },
	{ "H19: of 72 in a part", MIXED "--b\n" IMAGE "; ", "a", 72,
		"=\"\xc3\xa9\xe9\"; name=\"a.png\"\n\nx\n--b--\n",
		"file: a.png image/png 1" },
	{ "H20: a name in 50,000 pieces", MIXED "--b\n" IMAGE "; ",
		"name*9=a; ", 50000, "\n\nhi", "attachments: 1\nparts: 2" },
	{ "H20: the same of the whole message", TYPE "image/png; ",
		"name*9=a; ", 50000, "\n\nhi", "parts: 1" },
	{ "H20: pieces with a gap, a huge and a negative number",
		MIXED "--b\n" IMAGE "; name*0=a; name*2=c; "
		      "name*2147483647=d; name*-1=e\n\nx\n--b--\n",
		"", 0, "", "attachments: 1\nparts: 2" },
	{ "H20: pieces with and without a charset",
		MIXED "--b\n" IMAGE "; name*0=\"a\"; name*1*=%C3%A9; "
		      "name*2=\".png\"\n\nx\n--b--\n",
		"", 0, "", "attachments: 1\nparts: 2" },
	{ "H20: a charset that is none, and a '%' at the end",
		MIXED "--b\n" IMAGE "; name*=x-nowhere''a%E9.png%\n\nx\n--b--"
		      "\n",
		"", 0, "", "attachments: 1\nparts: 2" },
	{ "H21: a path",
		MIXED "--b\n" IMAGE "; name=\"../../etc/passwd\"\n\n"
		      "--b--\n",
		"", 0, "", "file: passwd image/png 0" },
	{ "H21: a path of Windows, a pipe, a device, a dash and a dot",
		MIXED "--b\n" IMAGE "; name=\"C:\\\\a.png\"\n\n"
		      "--b\n" IMAGE "; name=\"|id\"\n\n"
		      "--b\n" IMAGE "; name=\"-.\"\n\n--b--\n",
		"", 0, "",
		"file: a.png image/png 0\nfile: |id image/png 0\n"
		"file: unnamed.png image/png 0" },
	{ "H21: a name of 4 KB keeps its extension",
		MIXED "--b\n" IMAGE "; name=\"", "0123456789", 400,
		".png\"\n\n--b--\n", "file: long" },
	{ "H21: a name that turns its direction",
		MIXED "--b\n" IMAGE "; name=\"a\xe2\x80\xaegnp.exe\"\n\n--b--"
		      "\n",
		"", 0, "", "file: agnp.exe image/png 0" },
	{ "H22: an unknown encoding is none",
		FROM "Content-Transfer-Encoding: x-nowhere\n\na=3Db", "", 0, "",
		"text: a=3Db" },
	{ "H22: so is yEnc",
		FROM "Content-Transfer-Encoding: yenc\n\n=ybegin line=128\n",
		"", 0, "", "text: =ybegin line=128\\n" },
	{ "H22: a multipart in base64 is read as it stands",
		TYPE "multipart/mixed; boundary=b\n"
		     "Content-Transfer-Encoding: base64\n\n--b\n\nhi\n--b--\n",
		"", 0, "", "text: hi\nparts: 2" },
	{ "H22: uuencoded text is decoded",
		FROM "Content-Transfer-Encoding: x-uuencode\n\n"
		     "begin 644 a\n\":&D`\n`\nend\n",
		"", 0, "", "text: hi" },
	{ "H22: base64 with line ends and padding within",
		FROM "Content-Transfer-Encoding: base64\n\naGk=\naGk=\naG\nk",
		"", 0, "", "text: hihihi" },
	{ "H22: a flood of soft breaks",
		FROM "Content-Transfer-Encoding: quoted-printable\n\n", "=\n",
		500000, "hi", "text: hi" },
	{ "H22: a flood of padding",
		FROM "Content-Transfer-Encoding: base64\n\n", "=\n", 500000,
		"aGk=", "text: hi" },
	{ "H22: lines that grow by twenty when they are decoded",
		FROM "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n",
		"M\n", 500000, "", "cut: yes" },
	{ "H23: types that are none", TYPE "/\n\nhi", "", 0, "",
		"text: hi\nparts: 1" },
	{ "H23: semicolons only", TYPE ";;;\n\nhi", "", 0, "", "text: hi" },
	{ "H23: 10,000 parameters", TYPE "image/png; ", "a=b; ", 10000,
		"\n\nhi", "attachments: 1\nparts: 1" },
	{ "H23: 10,000 parameters in 60 KB", TYPE "image/png; ", "a=b; ", 13000,
		"\n\nhi", "attachments: 1\nparts: 1" },
	{ "H23: comments in each other, 100,000 deep", TYPE, "(", TIMES,
		"text/plain\n\nhi", "text: hi" },
	{ "H26: a TNEF part is kept",
		MIXED "--b\nContent-Type: application/ms-tnef; "
		      "name=winmail.dat\n\nx\n--b--\n",
		"", 0, "", "file: winmail.dat application/ms-tnef 1" },
	{ "H26: an archive is kept, never opened",
		MIXED "--b\nContent-Type: application/zip; name=\"42.zip\"\n"
		      "Content-Transfer-Encoding: base64\n\nUEsDBA==\n--b--\n",
		"", 0, "", "file: 42.zip application/zip 4" },
	{ "H26: an encrypted message is its two parts",
		TYPE "multipart/encrypted; boundary=b; "
		     "protocol=\"application/pgp-encrypted\"\n\n"
		     "--b\nContent-Type: application/pgp-encrypted\n\n"
		     "Version: 1\n--b\nContent-Type: application/octet-stream;"
		     " name=\"encrypted.asc\"\n\nx\n--b--\n",
		"", 0, "", "attachments: 2\nparts: 3\ntext: -" },
	{ "H26: a signed text is read, its signature kept",
		TYPE
		"multipart/signed; boundary=b; micalg=x; "
		"protocol=\"application/pkcs7-signature\"\n\n"
		"--b\n\nhi\n--b\nContent-Type: "
		"application/pkcs7-signature; name=smime.p7s\n\nx\n--b--\n",
		"", 0, "",
		"text: hi\nfile: smime.p7s application/pkcs7-signature 1" },
	{ "H28: a piece of a message is kept",
		TYPE "message/partial; id=a; number=1; total=2\n\nx\n", "", 0,
		"", "attachments: 1\ntext: -" },
	{ "H28: what lies elsewhere is not fetched",
		TYPE "message/external-body; access-type=URL; "
		     "URL=\"http://example.com/\"\n\nContent-Type: text/plain\n"
		     "\n",
		"", 0, "", "attachments: 1\ntext: -" },
};

/* The boundary of each multipart in the one above is its depth. */
static GBytes *
nested_multiparts(int depth)
{
	GString *mail = g_string_new(FROM);

	for (int i = 0; i < depth; i++)
		g_string_append_printf(mail,
			"Content-Type: multipart/mixed; "
			"boundary=b%d\n\n--b%d\n",
			i, i);
	g_string_append(mail, "\ndeep\n");
	return g_string_free_to_bytes(mail);
}

static void
nested_multiparts_are_kept_as_one(void **state)
{
	g_autoptr(GBytes) raw = nested_multiparts(20000);
	g_autoptr(message) msg = hostile_read(raw);
	gsize size = 0;
	const char *mail = g_bytes_get_data(raw, &size);

	(void)state;
	assert_true(msg->cut);
	assert_int_equal(msg->parts, MESSAGE_DEPTH_MAX + 1);
	assert_int_equal(msg->attachments->len, 1);
	const struct message_attachment *rest =
		g_ptr_array_index(msg->attachments, 0);

	assert_string_equal(rest->type, "message/rfc822");
	assert_true(g_str_has_prefix(mail + rest->offset,
		"Content-Type: multipart/mixed; boundary=b32\n"));
	assert_int_equal(rest->offset + rest->length, size);
}

/* What is behind the limit starts with the first part that is left out. */
static void
too_many_parts_leave_a_rest(void **state)
{
	g_autoptr(GString) mail = g_string_new(MIXED);

	(void)state;
	for (int i = 1; i <= MESSAGE_PARTS_MAX + 10; i++)
		g_string_append_printf(mail, "--b\n" IMAGE "\n\n%d\n", i);
	g_autoptr(GBytes) raw = g_bytes_new(mail->str, mail->len);
	g_autoptr(message) msg = hostile_read(raw);
	const struct message_attachment *rest =
		g_ptr_array_index(msg->attachments, msg->attachments->len - 1);

	assert_int_equal(rest->part, msg->attachments->len);
	assert_true(g_str_has_prefix(mail->str + rest->offset,
		IMAGE "\n\n1000\n--b\n"));
	assert_int_equal(rest->offset + rest->length, mail->len);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, recipes, hostile_is_survived);
	tests_add(&tests,
		"H15: 20,000 multiparts in each other are kept as one",
		nested_multiparts_are_kept_as_one, NULL);
	tests_add(&tests, "H17: too many parts leave a rest",
		too_many_parts_leave_a_rest, NULL);
	return TESTS_RUN(&tests, "hostile structures");
}
