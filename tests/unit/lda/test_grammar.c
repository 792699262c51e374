#include "lda/lmtp/grammar.h"

#include "lda/lmtp/smtp_path.h"
#include "table.h"

/* want: "verb address original queue-id size" of what is taken. */
static const struct row {
	const char *name, *line;
	enum answer answer;
	const char *want;
} rows[] = {
	{ "LHLO wants a name", "LHLO", ANSWER_ARGUMENTS, NULL },
	{ "LHLO takes whatever name", "lhlo [192.0.2.1] x", ANSWER_OK,
		"0 - - - 0" },
	{ "blanks behind a command are nothing", "RSET  ", ANSWER_OK,
		"4 - - - 0" },
	{ "RSET takes no argument", "RSET x", ANSWER_ARGUMENTS, NULL },
	{ "DATA takes no argument", "DATA x", ANSWER_ARGUMENTS, NULL },
	{ "NOOP takes any", "NOOP =?\" <", ANSWER_OK, "5 - - - 0" },
	{ "VRFY wants one", "VRFY", ANSWER_ARGUMENTS, NULL },
	{ "SMTP is not spoken", "EHLO x", ANSWER_NOT_SMTP, NULL },
	{ "BDAT is not offered", "BDAT 86 LAST", ANSWER_NOT_OFFERED, NULL },
	{ "STARTTLS is not offered", "STARTTLS", ANSWER_NOT_OFFERED, NULL },
	{ "AUTH is not offered", "AUTH PLAIN AGEAYg==", ANSWER_NOT_OFFERED,
		NULL },
	{ "an empty line is no command", "", ANSWER_UNKNOWN, NULL },
	{ "a blank in front makes it none", " NOOP", ANSWER_UNKNOWN, NULL },
	{ "a command is a whole word", "NOOPS", ANSWER_UNKNOWN, NULL },
	{ "a tab is no blank", "NOOP\tx", ANSWER_UNKNOWN, NULL },
	{ "a bare CR is in no command", "NOOP\rRSET", ANSWER_UNKNOWN, NULL },
	{ "an escape is in no command", "NOOP \x1b[0m", ANSWER_UNKNOWN, NULL },

	{ "MAIL names the sender", "MAIL FROM:<a@x>", ANSWER_OK,
		"1 a@x - - 0" },
	{ "a sender may be null", "mail from:<>", ANSWER_OK, "1 <> - - 0" },
	{ "a blank behind the colon is forgiven", "MAIL FROM: <a@x>", ANSWER_OK,
		"1 a@x - - 0" },
	{ "MAIL without FROM is none", "MAIL <a@x>", ANSWER_ARGUMENTS, NULL },
	{ "MAIL TO is none", "MAIL TO:<a@x>", ANSWER_ARGUMENTS, NULL },
	{ "a sender needs brackets", "MAIL FROM:a@x", ANSWER_BAD_SENDER, NULL },
	{ "a bracket must be closed", "MAIL FROM:<a@x", ANSWER_BAD_SENDER,
		NULL },
	{ "nothing sticks to a bracket", "MAIL FROM:<a@x>SIZE=1",
		ANSWER_BAD_SENDER, NULL },
	{ "brackets do not nest", "MAIL FROM:<<a@x>>", ANSWER_BAD_SENDER,
		NULL },
	{ "SIZE is a number", "MAIL FROM:<a@x> SIZE=52428800", ANSWER_OK,
		"1 a@x - - 52428800" },
	{ "a SIZE beyond all is too large, not wrong",
		"MAIL FROM:<a@x> SIZE=99999999999999999999", ANSWER_OK,
		"1 a@x - - 9223372036854775807" },
	{ "a SIZE of words is wrong", "MAIL FROM:<a@x> SIZE=big",
		ANSWER_ARGUMENTS, NULL },
	{ "a SIZE below nothing is wrong", "MAIL FROM:<a@x> SIZE=-1",
		ANSWER_ARGUMENTS, NULL },
	{ "a SIZE of nothing is wrong", "MAIL FROM:<a@x> SIZE",
		ANSWER_ARGUMENTS, NULL },
	{ "all parameters of MAIL together",
		"MAIL FROM:<a@x> size=1 body=8bitmime SMTPUTF8 RET=HDRS "
		"ENVID=QQ314159",
		ANSWER_OK, "1 a@x - - 1" },
	{ "BINARYMIME was not offered", "MAIL FROM:<a@x> BODY=BINARYMIME",
		ANSWER_ARGUMENTS, NULL },
	{ "SMTPUTF8 has no value", "MAIL FROM:<a@x> SMTPUTF8=1",
		ANSWER_ARGUMENTS, NULL },
	{ "an unknown parameter is told", "MAIL FROM:<a@x> HOLDFOR=9",
		ANSWER_PARAMETER, NULL },
	{ "a parameter of RCPT is none of MAIL", "MAIL FROM:<a@x> NOTIFY=NEVER",
		ANSWER_PARAMETER, NULL },

	{ "RCPT names a recipient", "RCPT TO:<support+x@example.com>",
		ANSWER_OK, "2 support+x@example.com - - 0" },
	{ "a recipient may be a name alone", "RCPT TO:<postmaster>", ANSWER_OK,
		"2 postmaster - - 0" },
	{ "a recipient is not null", "RCPT TO:<>", ANSWER_BAD_RECIPIENT, NULL },
	{ "a source route is no part of an address", "RCPT TO:<@a,@b.c:d@e>",
		ANSWER_OK, "2 d@e - - 0" },
	{ "a route alone is no address", "RCPT TO:<@a,@b>",
		ANSWER_BAD_RECIPIENT, NULL },
	{ "ORCPT is what the recipient was",
		"RCPT TO:<a@x> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;b+2Bc@y",
		ANSWER_OK, "2 a@x b+c@y - 0" },
	{ "ORCPT may come in UTF-8", "RCPT TO:<a@x> ORCPT=utf-8;j\xc3\xb6@y",
		ANSWER_OK, "2 a@x j\xc3\xb6@y - 0" },
	{ "ORCPT has a type", "RCPT TO:<a@x> ORCPT=b@y", ANSWER_ARGUMENTS,
		NULL },
	{ "ORCPT is xtext", "RCPT TO:<a@x> ORCPT=rfc822;b+4", ANSWER_ARGUMENTS,
		NULL },
	{ "one ORCPT is enough", "RCPT TO:<a@x> ORCPT=rfc822;b ORCPT=rfc822;c",
		ANSWER_ARGUMENTS, NULL },
	{ "no control characters come out of ORCPT",
		"RCPT TO:<a@x> ORCPT=rfc822;b+0A+00c", ANSWER_OK,
		"2 a@x b  c - 0" },

	{ "quotes are not part of an address", "RCPT TO:<\"a b\\\"c\"@x>",
		ANSWER_OK, "2 a b\"c@x - - 0" },
	{ "a quoted bracket is no end", "RCPT TO:<\"a>b\"@x>", ANSWER_OK,
		"2 a>b@x - - 0" },
	{ "a quote must be closed", "RCPT TO:<\"a@x>", ANSWER_BAD_RECIPIENT,
		NULL },
	{ "a quote that ends in a backslash is open", "RCPT TO:<\"a\\",
		ANSWER_BAD_RECIPIENT, NULL },
	{ "an empty quote was once a crash elsewhere", "MAIL FROM:<\"\"@x>",
		ANSWER_OK, "1 @x - - 0" },
	{ "a blank wants quotes", "RCPT TO:<a b@x>", ANSWER_BAD_RECIPIENT,
		NULL },
	{ "an address literal is an address", "RCPT TO:<a@[IPv6:::1]>",
		ANSWER_OK, "2 a@[IPv6:::1] - - 0" },
	{ "an address may have UTF-8",
		"RCPT TO:<j\xc3\xb6rg@b\xc3\xbc.example> ", ANSWER_OK,
		"2 j\xc3\xb6rg@b\xc3\xbc.example - - 0" },
	{ "bytes that are no UTF-8 do not get in", "MAIL FROM:<jos\xe9@x>",
		ANSWER_OK, "1 jos\xef\xbf\xbd@x - - 0" },

	{ "IDENT is the queue id",
		"XFORWARD NAME=[UNAVAILABLE] ADDR=192.0.2.1 IDENT=4XyZ1q+2D",
		ANSWER_OK, "9 - - 4XyZ1q- 0" },
	{ "an IDENT that is not known is none", "XFORWARD IDENT=[unavailable]",
		ANSWER_OK, "9 - - - 0" },
	{ "the newest IDENT counts", "XFORWARD IDENT=A IDENT=B", ANSWER_OK,
		"9 - - B 0" },
	{ "XFORWARD wants attributes", "XFORWARD", ANSWER_ARGUMENTS, NULL },
	{ "an unknown attribute is told", "XFORWARD LOGIN=x", ANSWER_PARAMETER,
		NULL },
	{ "an attribute has a value", "XFORWARD IDENT", ANSWER_ARGUMENTS,
		NULL },
};

static const char *
or_dash(const char *text)
{
	return text == NULL ? "-" : *text == '\0' ? "<>" : text;
}

static void
line_is_read(void **state)
{
	const struct row *row = *state;
	struct command c;

	assert_int_equal(grammar_read(row->line, strlen(row->line), &c),
		row->answer);
	if (row->want != NULL) {
		g_autofree char *got =
			g_strdup_printf("%d %s %s %s %" G_GINT64_FORMAT,
				(int)c.verb, or_dash(c.address),
				or_dash(c.original), or_dash(c.queue_id),
				c.size);

		assert_string_equal(got, row->want);
	}
	grammar_clear(&c);
	assert_null(c.address);
}

static enum answer
read_address_of(size_t size)
{
	g_autofree char *local = g_strnfill(size - 2, 'a');
	g_autofree char *line = g_strdup_printf("RCPT TO:<%s@x>", local);
	struct command c;
	enum answer answer = grammar_read(line, strlen(line), &c);

	grammar_clear(&c);
	return answer;
}

static void
an_address_has_an_end(void **state)
{
	(void)state;
	assert_int_equal(read_address_of(SMTP_PATH_BYTES_MAX), ANSWER_OK);
	assert_int_equal(read_address_of(SMTP_PATH_BYTES_MAX + 1),
		ANSWER_BAD_RECIPIENT);
}

static void
nul_is_in_no_command(void **state)
{
	struct command c;

	(void)state;
	assert_int_equal(grammar_read("NOOP\0", 5, &c), ANSWER_UNKNOWN);
	assert_int_equal(grammar_read("MAIL FROM:<a\0@x>", 16, &c),
		ANSWER_UNKNOWN);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, line_is_read);
	tests_add(&tests, "an address has at most 998 bytes",
		an_address_has_an_end, NULL);
	tests_add(&tests, "NUL is in no command", nul_is_in_no_command, NULL);
	return TESTS_RUN(&tests, "grammar");
}
