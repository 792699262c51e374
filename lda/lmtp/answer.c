#include "lda/lmtp/answer.h"

#include "base/text.h"

enum { SHOWN_BYTES_MAX = 256 }; /* of a recipient: a reply has 512 in all */

static const struct answer_words rows[ANSWERS] = {
	[ANSWER_OK] = { 250, "2.0.0", "ok" },
	[ANSWER_SENDER] = { 250, "2.1.0", "ok" },
	[ANSWER_RECIPIENT] = { 250, "2.1.5", "ok" },
	[ANSWER_GO_AHEAD] = { 354, NULL, "end with <CRLF>.<CRLF>" },
	[ANSWER_HELP] = { 214, "2.0.0", "this is LMTP, see RFC 2033" },
	[ANSWER_PERHAPS] = { 252, "2.0.0", "send a message and see" },
	[ANSWER_BYE] = { 221, "2.0.0", "bye" },
	[ANSWER_LEAVING] = { 421, "4.3.2", "the server is stopping" },
	[ANSWER_CROWDED] = { 421, "4.3.2", "too many clients, come later" },
	[ANSWER_IDLE] = { 421, "4.4.2", "silent for too long" },
	[ANSWER_MISTAKES] = { 421, "4.7.0", "too many mistakes" },
	[ANSWER_LATER] = { 451, "4.3.0",
		"the mail system has a problem, please try again later" },
	[ANSWER_NO_ROOM] = { 452, "4.3.1",
		"the mail system has no room, please try again later" },
	[ANSWER_RECIPIENTS] = { 452, "4.5.3", "too many recipients" },
	[ANSWER_TOO_LONG] = { 500, "5.5.2", "the line is too long" },
	[ANSWER_UNKNOWN] = { 500, "5.5.2", "no such command" },
	[ANSWER_NOT_SMTP] = { 500, "5.5.1", "this is LMTP: say LHLO" },
	[ANSWER_NOT_OFFERED] = { 502, "5.5.1", "this is not offered" },
	[ANSWER_ARGUMENTS] = { 501, "5.5.4", "wrong arguments" },
	[ANSWER_PARAMETER] = { 555, "5.5.4", "no such parameter" },
	[ANSWER_BAD_SENDER] = { 501, "5.1.7", "this is no address" },
	[ANSWER_BAD_RECIPIENT] = { 501, "5.1.3", "this is no address" },
	[ANSWER_SEQUENCE] = { 503, "5.5.1", "not now" },
	[ANSWER_NOBODY] = { 554, "5.5.1", "no recipient was taken" },
	[ANSWER_NO_SUCH_ADDRESS] = { 550, "5.1.1", "no such address here" },
	[ANSWER_INACTIVE] = { 550, "5.2.1",
		"this address takes no mail at present" },
	[ANSWER_TOO_LARGE] = { 552, "5.3.4",
		"the message is larger than this address takes" },
};

void
answer_put_words(GString *out, const struct answer_words *words,
	const char *recipient)
{
	g_string_append_printf(out, "%d", words->code);
	if (words->dsn != NULL)
		g_string_append_printf(out, " %s", words->dsn);
	if (recipient != NULL) {
		g_autofree char *shown =
			text_clean(recipient, -1, SHOWN_BYTES_MAX, false);

		g_string_append_printf(out, " <%s>", shown);
	}
	g_string_append_printf(out, " %s\r\n", words->text);
}

void
answer_put(GString *out, enum answer answer)
{
	answer_put_words(out, &rows[answer], NULL);
}

void
answer_put_for(GString *out, enum answer answer, const char *recipient)
{
	answer_put_words(out, &rows[answer], recipient);
}

void
answer_put_greeting(GString *out, const char *host)
{
	g_string_append_printf(out, "220 %s LMTP postcase\r\n", host);
}

void
answer_put_offers(GString *out, const char *host, gint64 size)
{
	g_string_append_printf(out,
		"250-%s\r\n"
		"250-PIPELINING\r\n"
		"250-ENHANCEDSTATUSCODES\r\n"
		"250-8BITMIME\r\n"
		"250-SMTPUTF8\r\n"
		"250-SIZE %" G_GINT64_FORMAT "\r\n"
		"250-DSN\r\n"
		"250 XFORWARD NAME ADDR PORT PROTO HELO SOURCE IDENT\r\n",
		host, size);
}

bool
answer_is_mistake(enum answer answer)
{
	int code = rows[answer].code;

	return (code >= 500 && code <= 504) || code == 555;
}

bool
answer_is_end(enum answer answer)
{
	return rows[answer].code == 421 || rows[answer].code == 221;
}

const char *
answer_text(enum answer answer)
{
	return rows[answer].text;
}
