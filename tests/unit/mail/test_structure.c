/*
 * What becomes of the parts of sick messages: texts and attachments as one
 * line, "plain|html|name type decoded|...", line feeds as "/".
 */
#include "mail/message.h"
#include "mail/part.h"

#include "table.h"

#define FROM  "From: a@example.com\n"
#define MIXED FROM "Content-Type: multipart/mixed; boundary=b\n\n"
#define END   "\n--b--\n"

static const struct row {
	const char *name, *bytes, *want;
} rows[] = {
	/* Where the header of a part ends. */
	{ "a part without a header is text", MIXED "--b\n\nhi" END, "hi|-" },
	{ "text may start where the header should",
		MIXED "--b\nhi,\nthere\n\nyou" END, "hi,/there//you|-" },
	{ "text may start right below the header",
		MIXED "--b\nContent-Type: text/plain\nhi, you: two\n\nmore" END,
		"hi, you: two//more|-" },
	{ "so may a file",
		MIXED "--b\nContent-Type: image/png; name=a.png\n"
		      "Content-Transfer-Encoding: base64\nSGVs\nbG8=" END,
		"-|-|a.png image/png Hello" },
	{ "junk between the fields is none of the text",
		MIXED "--b\nContent-Type: text/plain\njunk\n"
		      "Content-Transfer-Encoding: base64\n\nSGVsbG8=" END,
		"Hello|-" },
	{ "a part may be a header alone",
		MIXED "--b\nContent-Type: image/png; name=a.png" END,
		"-|-|a.png image/png " },
	{ "a parameter may have lost its blank",
		MIXED "--b\nContent-Type: image/png;\nname=\"a.png\"\n\nx" END,
		"-|-|a.png image/png x" },
	{ "the boundary may have lost its blank",
		FROM "Content-Type: multipart/mixed; \r\nboundary=b\r\n\r\n"
		     "--b\r\n\r\nhi\r\n--b--",
		"hi|-" },
	{ "the boundary may have lost its semicolon",
		FROM "Content-Type: multipart/mixed\r\n\tboundary=b\r\n\r\n"
		     "--b\r\n\r\nhi\r\n--b--",
		"hi|-" },
	{ "a parameter in a text is text",
		MIXED "--b\n\na;\nname=b;\n\nname=c" END,
		"a;/name=b;//name=c|-" },
	{ "a message may lack the empty line, too", FROM "hi,\nyou\n",
		"hi,/you/|-" },
	{ "a header alone is no text", FROM "To: b@example.com\n", "|-" },
	/* Boundaries. */
	{ "a boundary that is nowhere leaves one text",
		FROM "Content-Type: multipart/mixed; boundary=c\n\nhi\n--b\n",
		"hi/--b/|-" },
	{ "no boundary leaves one text",
		FROM "Content-Type: multipart/mixed\n\nhi\n", "hi/|-" },
	{ "an empty boundary leaves one text",
		FROM "Content-Type: multipart/mixed; boundary=\"\"\n\nhi\n",
		"hi/|-" },
	{ "a boundary may be folded",
		FROM "Content-Type: multipart/mixed; boundary=\"b\r\n b\"\r\n"
		     "\r\n--b b\r\n\r\nhi\r\n--b b--",
		"hi|-" },
	{ "a boundary that is nowhere leaves nothing to decode",
		FROM "Content-Type: multipart/mixed; boundary=c\n"
		     "Content-Disposition: attachment\n"
		     "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n",
		"SGVsbG8=/|-" },
	{ "blanks at the end of a boundary are none of it",
		FROM "Content-Type: multipart/mixed; boundary=\"b  \"\n\n"
		     "--b\n\none\n--b  \n\ntwo" END,
		"one/two|-" },
	{ "a boundary may end the header",
		FROM "Content-Type: multipart/mixed; boundary=b\n--b\n\nhi" END,
		"hi|-" },
	{ "a boundary that starts like another is another",
		MIXED "--b\nContent-Type: multipart/mixed; boundary=bb\n\n"
		      "--bb\n\none\n--bb--\n--b\n\ntwo" END,
		"one/two|-" },
	{ "the boundary of the outer may be that of the inner",
		MIXED "--b\nContent-Type: multipart/mixed; boundary=b\n\n"
		      "--b\n\none\n--b\n\ntwo" END,
		"one/two|-" },
	{ "a last boundary that comes first leaves one text",
		MIXED "--b--\n\n--b\n\nhi" END, "--b--//--b//hi/--b--/|-" },
	{ "what the boundary cuts off ends there",
		MIXED "--b\n\nhi\n--b\n\nyou", "hi/you|-" },
	{ "around the parts is nothing to read",
		MIXED "before\n--b\n\nhi" END "after\n", "hi|-" },
	/* Transfer encodings. */
	{ "an unknown encoding is none",
		MIXED "--b\nContent-Type: image/png; name=a\n"
		      "Content-Transfer-Encoding: x-yenc\n\n=ybegin" END,
		"-|-|a image/png =ybegin" },
	{ "an encoding of a multipart is none",
		FROM "Content-Type: multipart/mixed; boundary=b\n"
		     "Content-Transfer-Encoding: base64\n\n--b\n\nhi" END,
		"hi|-" },
	{ "a footer below base64 is none of it",
		MIXED "--b\nContent-Type: image/png; name=a\n"
		      "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n"
		      "_______\nthe list\n" END,
		"-|-|a image/png Hello" },
	{ "base64 that nobody encoded is as it is",
		FROM "Content-Transfer-Encoding: base64\n\n\nhi, you\nthere",
		"/hi, you/there|-" },
	{ "base64 with a blank in a line is base64",
		FROM "Content-Transfer-Encoding: base64\n\nSGVsbG8sIHdv "
		     "cmxkIQ==\n--\na list",
		"Hello, world!|-" },
	{ "an enclosed message may be base64",
		MIXED "--b\nContent-Type: message/rfc822\n"
		      "Content-Transfer-Encoding: base64\n\n"
		      "U3ViamVjdDogcwoKaGk=" END,
		"-|-|message.eml message/rfc822 Subject: s//hi" },
	{ "an uuencoded file in a text stays",
		FROM "\nhi\nbegin 644 a\n#0V%T\n`\nend\n",
		"hi/begin 644 a/#0V%T/`/end/|-" },
	{ "an uuencoded part is decoded",
		MIXED "--b\nContent-Type: image/png; name=a\n"
		      "Content-Transfer-Encoding: x-uue\n\n"
		      "begin 644 a\n#0V%T\n`\nend" END,
		"-|-|a image/png Cat" },
	/* Types. */
	{ "no type at all is text", FROM "Content-Type: /\n\nhi", "hi|-" },
	{ "a message of an unknown text is text",
		FROM "Content-Type: text/enriched\n\n<bold>hi</bold>",
		"<bold>hi</bold>|-" },
	{ "in a part it is a file",
		MIXED "--b\n\nhi\n--b\nContent-Type: text/enriched\n\nx" END,
		"hi|-|unnamed text/enriched x" },
	{ "a message that is an invitation is a file",
		FROM "Content-Type: text/calendar\n\nBEGIN:VCALENDAR",
		"-|-|unnamed.ics text/calendar BEGIN:VCALENDAR" },
	{ "a broken text is text", FROM "Content-Type: text/p\xef:;\n\nhi",
		"hi|-" },
	{ "nothing but semicolons is text", FROM "Content-Type: ;;;\n\nhi",
		"hi|-" },
	{ "a calendar is kept",
		MIXED "--b\n\nhi\n--b\nContent-Type: text/calendar; "
		      "method=REQUEST\n\nBEGIN:VCALENDAR" END,
		"hi|-|unnamed.ics text/calendar BEGIN:VCALENDAR" },
	{ "a winmail.dat is kept",
		MIXED "--b\nContent-Type: application/ms-tnef; "
		      "name=winmail.dat\n\n\x78\x9f" END,
		"-|-|winmail.dat application/ms-tnef x\xef\xbf\xbd" },
	{ "what is signed is read, and the signature kept",
		FROM "Content-Type: multipart/signed; boundary=b\n\n--b\n\nhi\n"
		     "--b\nContent-Type: application/pgp-signature\n\nx" END,
		"hi|-|unnamed.asc application/pgp-signature x" },
	{ "what is encrypted is kept",
		FROM "Content-Type: application/pkcs7-mime; name=smime.p7m\n"
		     "Content-Transfer-Encoding: base64\n\nMIIB",
		"-|-|smime.p7m application/pkcs7-mime 0\xef\xbf\xbd\x01" },
	{ "a fragment of a message is kept",
		FROM "Content-Type: message/partial; id=x; number=1; total=2\n"
		     "\nSubject: s\n\nhi",
		"-|-|unnamed message/partial Subject: s//hi" },
	{ "nothing is fetched from outside",
		MIXED "--b\nContent-Type: message/external-body; "
		      "access-type=local-file; name=\"/etc/passwd\"\n\n"
		      "Content-Type: text/plain" END,
		"-|-|passwd message/external-body Content-Type: text/plain" },
	{ "a digest is made of messages",
		FROM "Content-Type: multipart/digest; boundary=b\n\n"
		     "--b\n\nSubject: s\n\nhi" END,
		"-|-|s.eml message/rfc822 Subject: s//hi" },
	/* Names. */
	{ "filename goes before name",
		MIXED "--b\nContent-Type: image/png; name=a\n"
		      "Content-Disposition: attachment; filename=b\n\nx" END,
		"-|-|b image/png x" },
	{ "the pieces of a name may come in any order",
		MIXED "--b\n"
		      "Content-Disposition: attachment;\n"
		      " filename*1=\"; b.pdf\"; filename*0*=utf-8'de'%C3%A4\n\n"
		      "x" END,
		"-|-|\xc3\xa4; b.pdf text/plain x" },
	{ "pieces are counted",
		MIXED "--b\n"
		      "Content-Disposition: attachment; filename*10=k;\n"
		      " filename*0=a; filename*1=b; filename*2=c;\n"
		      " filename*3=d; filename*4=e; filename*5=f;\n"
		      " filename*6=g; filename*7=h; filename*8=i;\n"
		      " filename*9=j\n\nx" END,
		"-|-|abcdefghijk text/plain x" },
	{ "a name may be in pieces, encoded or not",
		MIXED
		"--b\nContent-Type: image/png\n"
		"Content-Disposition: attachment; filename*0*=utf-8'de'%C3;\n"
		" filename*1*=%A4; filename*2=.png\n\nx" END,
		"-|-|\xc3\xa4.png image/png x" },
	{ "a name of an unknown charset is still one",
		MIXED "--b\nContent-Type: image/png\n"
		      "Content-Disposition: attachment; "
		      "filename*=x-no''%E4.png\n\nx" END,
		"-|-|\xc3\xa4.png image/png x" },
	{ "a percent sign may be the last character",
		MIXED "--b\nContent-Type: image/png\n"
		      "Content-Disposition: attachment; "
		      "filename*=utf-8''a%\n\nx" END,
		"-|-|a% image/png x" },
	{ "a name may be an encoded word in quotes",
		MIXED "--b\nContent-Type: image/png; "
		      "name=\"=?utf-8?Q?=C3=A4.png?=\"\n\nx" END,
		"-|-|\xc3\xa4.png image/png x" },
	{ "a name may be Japanese with what Windows added",
		MIXED "--b\nContent-Type: image/png\n"
		      "Content-Disposition: attachment; "
		      "filename*=iso-2022-jp''%1B$B8n%2D!%1B%28B.png\n\nx" END,
		"-|-|\xe8\xad\xb7\xe2\x91\xa0.png image/png x" },
	{ "a name may be raw Latin-1",
		MIXED "--b\nContent-Type: image/png; name=\"\xe4.png\"\n\n"
		      "x" END,
		"-|-|\xc3\xa4.png image/png x" },
	{ "a name may be that of a device",
		MIXED "--b\nContent-Type: image/png; name=\"con\"\n\nx" END,
		"-|-|_con image/png x" },
	{ "pieces are joined over gaps",
		MIXED "--b\nContent-Type: image/png\n"
		      "Content-Disposition: attachment; filename*0=a;\n"
		      " filename*2147483647=z; filename*-1=y\n\nx" END,
		"-|-|az image/png x" },
};

static bool
add_piece(const void *bytes, size_t size, void *data)
{
	g_autofree char *valid = g_utf8_make_valid(bytes, (gssize)size);

	g_string_append(data, valid);
	return true;
}

static char *
in_a_line(const struct message *msg, GBytes *raw)
{
	GString *line = g_string_new(NULL);

	g_string_append_printf(line, "%s|%s", msg->plain ? msg->plain : "-",
		msg->html ? msg->html : "-");
	for (guint i = 0; i < msg->attachments->len; i++) {
		const struct message_attachment *attachment =
			g_ptr_array_index(msg->attachments, i);

		g_string_append_printf(line, "|%s %s ", attachment->name,
			attachment->type);
		part_decode(raw, attachment->offset, attachment->length,
			attachment->encoding, add_piece, line);
	}
	g_strdelimit(line->str, "\n", '/');
	return g_string_free(line, FALSE);
}

static void
parts_are_found(void **state)
{
	const struct row *row = *state;
	g_autoptr(GBytes) raw = g_bytes_new(row->bytes, strlen(row->bytes));
	g_autoptr(message) msg = message_parse(raw, NULL);

	assert_non_null(msg);
	g_autofree char *got = in_a_line(msg, raw);

	assert_string_equal(got, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, parts_are_found);
	return TESTS_RUN(&tests, "structure");
}
