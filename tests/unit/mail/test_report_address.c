#include "mail/report_address.h"

#include "table.h"

static const struct row {
	const char *name, *value, *want;
} typed[] = {
	{ "a type is passed over", "rfc822; A@Example.COM", "a@example.com" },
	{ "blanks are not needed", "RFC822;a@example.com", "a@example.com" },
	{ "the type may be missing", "<a@example.com>", "a@example.com" },
	{ "a comment may follow", "rfc822;a@example.com (gone)",
		"a@example.com" },
	{ "utf-8 is taken", "utf-8; \xc3\xa9@example.com",
		"\xc3\xa9@example.com" },
	{ "and its escapes are undone", "utf-8; \\x{E9}t\\x{436}@example.com",
		"\xc3\xa9t\xd0\xb6@example.com" },
	{ "a quoted local part is kept", "rfc822; \"a..b c\"@example.com",
		"\"a..b c\"@example.com" },
	{ "dots in quotes are kept", "rfc822; \"a..b\"@example.com",
		"\"a..b\"@example.com" },
	{ "X.400 may hold an address",
		"X400; c=US;a= ;p=EX;dda:SMTP=a@example.com;",
		"a@example.com" },
	{ "a pipe is none", "rfc822;|/bin/filter a@example.com /tmp/x", NULL },
	{ "a file is none", "rfc822;/var/mail/a@example.com", NULL },
	{ "a word is none", "rfc822; postmaster", NULL },
	{ "an escape for a control is none", "utf-8; a\\x{0A}b@example.com",
		NULL },
	{ "nothing is none", "", NULL },
};

static void
typed_address_is_read(void **state)
{
	const struct row *row = *state;
	g_autofree char *address = report_address_typed(row->value);

	if (row->want == NULL)
		assert_null(address);
	else
		assert_string_equal(address, row->want);
}

static const struct start_row {
	const char *name, *text, *want, *rest;
} starts[] = {
	{ "brackets go", "<a@example.com>: no", "a@example.com", ": no" },
	{ "marks go", "  > * a@example.com", "a@example.com", "" },
	{ "quotes go", "\"a@example.com\" was", "a@example.com", " was" },
	{ "SMTP: goes", "[SMTP:a@example.com]", "a@example.com", "" },
	{ "a full stop is no part of it", "a@example.com. Bye", "a@example.com",
		". Bye" },
	{ "a name is none", "Ann <a@example.com>", NULL, NULL },
};

static void
address_starts_the_text(void **state)
{
	const struct start_row *row = *state;
	const char *rest = NULL;
	g_autofree char *address = report_address_start(row->text, &rest);

	if (row->want == NULL) {
		assert_null(address);
		return;
	}
	assert_string_equal(address, row->want);
	assert_string_equal(rest, row->rest);
}

static const struct row xtexts[] = {
	{ "xtext is undone", "a+2Bb+3Dc", "a+b=c" },
	{ "small digits, too", "a+2bc", "a+c" },
	{ "a plus alone stays", "a+b+2", "a+b+2" },
	{ "no control comes of it", "a+0Ab+00c", "a+0Ab+00c" },
};

static void
xtext_is_undone(void **state)
{
	const struct row *row = *state;
	g_autofree char *plain = report_address_xtext(row->value);

	assert_string_equal(plain, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, typed, typed_address_is_read);
	TESTS_TABLE(&tests, starts, address_starts_the_text);
	TESTS_TABLE(&tests, xtexts, xtext_is_undone);
	return TESTS_RUN(&tests, "report address");
}
