#include "mail/encode.h"

#include "mail/field_text.h"

#include "table.h"

static const struct row {
	const char *name, *is, *want;
} rows[] = {
	{ "atoms stay", "Support Team", "Support Team <s@example.com>" },
	{ "a mark gets quotes", "Support, Inc.",
		"\"Support, Inc.\" <s@example.com>" },
	{ "a quote in them a backslash", "the \"best\\",
		"\"the \\\"best\\\\\" <s@example.com>" },
	{ "an address in a name is no second one", "a <b@c>",
		"\"a <b@c>\" <s@example.com>" },
	{ "letters beyond ASCII become a word", "Ärger",
		"=?utf-8?B?w4RyZ2Vy?= <s@example.com>" },
	{ "what looks like a word becomes one", "=?x?",
		"=?utf-8?B?PT94Pw==?= <s@example.com>" },
	{ "line ends are blanks", "a\r\nBcc: b@c",
		"\"a  Bcc: b@c\" <s@example.com>" },
	{ "bytes that are no UTF-8 are shown as such", "a\xff",
		"=?utf-8?B?Ye+/vQ==?= <s@example.com>" },
	{ "a blank name is none", " \t ", "s@example.com" },
	{ "no name is none", NULL, "s@example.com" },
};

static void
mailbox_is_written(void **state)
{
	const struct row *row = *state;
	g_autofree char *got = encode_mailbox(row->is, "s@example.com");

	assert_string_equal(got, row->want);
}

static void
assert_folded(const char *value)
{
	g_auto(GStrv) lines = g_strsplit(value, "\n", -1);

	for (guint i = 0; lines[i] != NULL; i++) {
		assert_in_range(strlen(lines[i]), 1, i > 0 ? 75 : 60);
		assert_true(i == 0 || *lines[i] == ' ');
		assert_true(g_str_is_ascii(lines[i]));
	}
}

/* As mail/ reads it again. */
static void
assert_says(const char *value, const char *text)
{
	const struct field field = { "Subject", value, 7, strlen(value) };
	g_autofree char *read = field_text(&field, 5000);

	assert_string_equal(read, text);
}

static void
a_long_text_is_folded_between_characters(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 300; i++)
		g_string_append(text, i % 3 ? "€" : "a");
	g_autofree char *value = encode_text(text->str, 5000);

	assert_folded(value);
	assert_says(value, text->str);
}

static void
a_long_text_is_cut(void **state)
{
	g_autofree char *text = g_strnfill(5000, 'x');
	g_autofree char *value = encode_text(text, 998);

	(void)state;
	text[998] = '\0';
	assert_folded(value);
	assert_says(value, text);
}

static void
a_long_name_is_folded(void **state)
{
	g_autofree char *name = g_strnfill(1000, 'x');
	g_autofree char *value = encode_mailbox(name, "s@example.com");

	(void)state;
	name[200] = '\0';
	assert_folded(value);
	*strchr(value, '<') = '\0';
	assert_says(value, name);
}

static void
a_long_address_has_its_own_line(void **state)
{
	g_autofree char *local = g_strnfill(60, 'a');
	g_autofree char *address = g_strconcat(local, "@b.example", NULL);
	g_autofree char *value = encode_mailbox("Support", address);
	g_autofree char *want = g_strdup_printf("Support\n <%s>", address);

	(void)state;
	assert_string_equal(value, want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, mailbox_is_written);
	tests_add(&tests, "a long text is folded between characters",
		a_long_text_is_folded_between_characters, NULL);
	tests_add(&tests, "a text is cut where it is too long",
		a_long_text_is_cut, NULL);
	tests_add(&tests, "a long name is folded", a_long_name_is_folded, NULL);
	tests_add(&tests, "a long address has a line of its own",
		a_long_address_has_its_own_line, NULL);
	return TESTS_RUN(&tests, "encode");
}
