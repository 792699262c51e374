#include "ctl/value.h"

#include "ctl/status.h"
#include "ctl/value_address.h"

#include <stdlib.h>
#include <sysexits.h>
#include <time.h>

#include "table.h"

static const struct numbered {
	const char *name, *text;
	gint64 want; /* 0: no number */
} numbered[] = {
	{ "digits are a number", "1042", 1042 },
	{ "a number sign may stand in front", "#1042", 1042 },
	{ "nothing is no number", "", 0 },
	{ "a number sign alone is no number", "#", 0 },
	{ "zero is no number", "0", 0 },
	{ "a sign is no number", "-1", 0 },
	{ "letters are no number", "12a", 0 },
	{ "the greatest that PostgreSQL holds is a number",
		"9223372036854775807", G_MAXINT64 },
	{ "what is greater is no number", "9223372036854775808", 0 },
};

static void
number_is_read(void **state)
{
	const struct numbered *row = *state;
	gint64 got = 0;
	g_autoptr(GError) fault = NULL;

	assert_int_equal(value_number(row->text, "number", &got, &fault),
		row->want != 0);
	assert_int_equal(got, row->want);
	if (fault != NULL)
		assert_int_equal(status_of(fault), EX_USAGE);
}

static const struct addressed {
	const char *name, *text;
	const char *want;  /* or NULL: none */
	const char *group; /* as a group account's, or NULL */
} addressed[] = {
	{ "an address is lower case", "Anna@Example.COM", "anna@example.com",
		"anna@example.com" },
	{ "letters of all languages are fine, a domain's in their ASCII form",
		"zoë@MÜNCHEN.example", "zoë@xn--mnchen-3ya.example",
		"zoë@xn--mnchen-3ya.example" },
	{ "an extension is fine", "a+b@x", "a+b@x", "a+b@x" },
	{ "without @ it is none", "anna", NULL, NULL },
	{ "with two it is none", "a@b@c", NULL, NULL },
	{ "without a local part it is none", "@example.com", NULL, NULL },
	{ "without a domain it is none", "anna@", NULL, NULL },
	{ "a domain does not end in a dot", "anna@example.com.", NULL, NULL },
	{ "with a name it is none", "Anna <anna@example.com>", NULL, NULL },
	{ "with a quote it is none", "\"anna\"@example.com", NULL, NULL },
	{ "with a line end it is none", "anna\n@example.com", NULL, NULL },
	{ "with an invisible blank it is none", "anna\xc2\xa0@example.com",
		NULL, NULL },
	{ "40 bytes leave room for a token",
		"1234567890123456789012345678901234567890@x",
		"1234567890123456789012345678901234567890@x",
		"1234567890123456789012345678901234567890@x" },
	{ "41 bytes do not", "12345678901234567890123456789012345678901@x",
		"12345678901234567890123456789012345678901@x", NULL },
};

static void
address_is_read(void **state)
{
	const struct addressed *row = *state;
	g_autoptr(GError) fault = NULL;
	g_autofree char *got = value_address(row->text, NULL);
	g_autofree char *group = value_group_address(row->text, &fault);

	assert_int_equal(g_strcmp0(got, row->want), 0);
	assert_int_equal(g_strcmp0(group, row->group), 0);
	if (group == NULL)
		assert_int_equal(status_of(fault), EX_DATAERR);
}

static void
addresses_do_not_double(void **state)
{
	g_auto(GStrv) texts = g_strsplit("a@x, B@x|b@x,c@x", "|", -1);
	g_autoptr(GPtrArray) list = value_addresses(texts, NULL);
	g_autofree char *got = value_join(list);

	(void)state;
	assert_string_equal(got, "a@x, b@x, c@x");
}

static const struct away {
	const char *name, *text, *want; /* NULL: refused */
} aways[] = {
	{ "no takes it away", "no", "" },
	{ "a day is its first minute, here", "2099-12-24",
		"2099-12-23T23:00:00Z" },
	{ "a minute is that minute", "2099-12-24 13:00",
		"2099-12-24T12:00:00Z" },
	{ "a day that is over is refused", "2020-12-24", NULL },
	{ "a day that is none is refused", "2099-02-30", NULL },
	{ "a word is refused", "tomorrow", NULL },
};

static void
away_is_read(void **state)
{
	const struct away *row = *state;
	g_autofree char *got = NULL;

	assert_int_equal(value_away(row->text, &got, NULL), row->want != NULL);
	assert_int_equal(g_strcmp0(got, row->want), 0);
}

static const struct named {
	const char *name, *text;
	bool login, plain; /* may it be one? */
} named[] = {
	{ "a word is a login", "anna.ray", true, true },
	{ "two words are a name only", "Anna Ray", false, true },
	{ "nothing is neither", "", false, false },
	{ "a blank in front is neither", " anna", false, false },
	{ "a control is neither", "an\033na", false, false },
	{ "two lines are neither", "an\nna", false, false },
	{ "a comma is no login", "anna,ben", false, true },
};

static void
name_is_read(void **state)
{
	const struct named *row = *state;

	assert_int_equal(value_login(row->text, NULL), row->login);
	assert_int_equal(value_name(row->text, "name", NULL), row->plain);
}

static void
nothing_said_is_nothing_written(void **state)
{
	const char *yes = NULL, *limit = NULL;
	char *until = NULL;

	(void)state;
	assert_true(value_yes(NULL, "--active", &yes, NULL));
	assert_true(value_open_limit(NULL, &limit, NULL));
	assert_true(value_away(NULL, &until, NULL));
	assert_true(value_name(NULL, "name", NULL));
	assert_null(yes);
	assert_null(limit);
	assert_null(until);
}

int
main(void)
{
	struct tests tests = { 0 };

	(void)setenv("TZ", "UTC-1", 1); /* an hour east of Greenwich */
	tzset();
	TESTS_TABLE(&tests, numbered, number_is_read);
	TESTS_TABLE(&tests, addressed, address_is_read);
	tests_add(&tests, "an address that is given twice counts once",
		addresses_do_not_double, NULL);
	TESTS_TABLE(&tests, aways, away_is_read);
	TESTS_TABLE(&tests, named, name_is_read);
	tests_add(&tests, "an option that was not given changes nothing",
		nothing_said_is_nothing_written, NULL);
	return TESTS_RUN(&tests, "value");
}
