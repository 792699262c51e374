#include "lda/lmtp/answer.h"

#include "table.h"

/* One line of at most 512 bytes with its end (RFC 5321, 4.5.3.1.5). */
static void
assert_line(const GString *line)
{
	assert_true(line->len > 6 && line->len <= 512);
	assert_ptr_equal(strchr(line->str, '\n'), line->str + line->len - 1);
	assert_ptr_equal(strchr(line->str, '\r'), line->str + line->len - 2);
}

/* RFC 2034: the status says of which class the code is; 354 has none. */
static void
every_reply_agrees_with_itself(void **state)
{
	(void)state;
	for (enum answer answer = 0; answer < ANSWERS; answer++) {
		g_autoptr(GString) line = g_string_new(NULL);

		answer_put(line, answer);
		assert_line(line);
		assert_true(g_ascii_isdigit(line->str[2]));
		if (answer == ANSWER_GO_AHEAD)
			continue;
		assert_int_equal(line->str[4], line->str[0]);
		assert_int_equal(line->str[5], '.');
	}
}

static void
a_reply_fits_whoever_it_is_for(void **state)
{
	g_autofree char *longest = g_strnfill(998, 'a');
	g_autoptr(GString) line = g_string_new(NULL);

	(void)state;
	answer_put_for(line, ANSWER_TOO_LARGE, longest);
	assert_line(line);
	assert_non_null(strstr(line->str, "a> the message is larger"));
}

static void
a_recipient_cannot_forge_a_reply(void **state)
{
	g_autoptr(GString) line = g_string_new(NULL);

	(void)state;
	answer_put_for(line, ANSWER_OK, "a\r\n250 2.0.0 b\x1b[m");
	assert_string_equal(line->str, "250 2.0.0 <a  250 2.0.0 b [m> ok\r\n");
}

static void
offers_are_what_is_kept(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);

	(void)state;
	answer_put_offers(text, "mx.example.com", 1000);
	assert_true(g_str_has_prefix(text->str, "250-mx.example.com\r\n"));
	assert_non_null(strstr(text->str, "250-SIZE 1000\r\n"));
	assert_non_null(strstr(text->str, "\r\n250 XFORWARD "));
	/* Nothing that grammar.c does not take. */
	assert_null(strstr(text->str, "CHUNKING"));
	assert_null(strstr(text->str, "BINARYMIME"));
	assert_null(strstr(text->str, "STARTTLS"));
}

static const struct row {
	const char *name;
	enum answer answer;
	bool mistake, end;
} rows[] = {
	{ "an unknown command is a mistake", ANSWER_UNKNOWN, true, false },
	{ "a wrong order is a mistake", ANSWER_SEQUENCE, true, false },
	{ "a parameter that was not offered is a mistake", ANSWER_PARAMETER,
		true, false },
	{ "an address that does not exist is none", ANSWER_NO_SUCH_ADDRESS,
		false, false },
	{ "a message that is too large is none", ANSWER_TOO_LARGE, false,
		false },
	{ "no recipient at all is none", ANSWER_NOBODY, false, false },
	{ "trouble of ours is none", ANSWER_LATER, false, false },
	{ "a server that stops ends the session", ANSWER_LEAVING, false, true },
	{ "silence ends the session", ANSWER_IDLE, false, true },
	{ "QUIT ends the session", ANSWER_BYE, false, true },
};

static void
replies_have_consequences(void **state)
{
	const struct row *row = *state;

	assert_int_equal(answer_is_mistake(row->answer), row->mistake);
	assert_int_equal(answer_is_end(row->answer), row->end);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, replies_have_consequences);
	tests_add(&tests, "code and status of every reply agree",
		every_reply_agrees_with_itself, NULL);
	tests_add(&tests, "a reply fits whoever it is for",
		a_reply_fits_whoever_it_is_for, NULL);
	tests_add(&tests, "a recipient cannot forge a reply",
		a_recipient_cannot_forge_a_reply, NULL);
	tests_add(&tests, "LHLO offers what is kept", offers_are_what_is_kept,
		NULL);
	return TESTS_RUN(&tests, "answer");
}
