#include "mail/address.h"

#include "table.h"

#include <locale.h>

static const struct row {
	const char *name, *address, *want;
} rows[] = {
	{ "the whole address becomes lower case", "Info@Example.ORG",
		"info@example.org" },
	{ "letters outside of ASCII too", "J\xc3\x98RAN@example.org",
		"j\xc3\xb8ran@example.org" },
	{ "a U-label becomes its A-label",
		"a@B\xc3\x9c"
		"CHER.example",
		"a@xn--bcher-kva.example" },
	{ "an A-label stays", "a@XN--Bcher-kva.example",
		"a@xn--bcher-kva.example" },
	{ "a sharp s is not two of another domain",
		"a@stra\xc3\x9f"
		"e.example",
		"a@xn--strae-oqa.example" },
	{ "a decomposed letter is the same letter",
		"a@bu\xcc\x88"
		"cher.example",
		"a@xn--bcher-kva.example" },
	{ "a domain that IDNA does not know stays", "a@\xe2\x98\x83.x",
		"a@\xe2\x98\x83.x" },
	{ "the dot behind a domain goes", "a@x.y.", "a@x.y" },
	{ "several dots go as well: there is one form", "a@x..", "a@x" },
	{ "a dot of another script too", "a@\xc3\xa9.y\xe3\x80\x82",
		"a@xn--9ca.y" },
	{ "a dot is no domain", "a@.", NULL },
	{ "nor are several", "a@...", NULL },
	{ "a wide @ does not become one", "a@b\xef\xbc\xa0x",
		"a@b\xef\xbc\xa0x" },
	{ "nor a wide bracket", "a@\xef\xbc\x9cx", "a@\xef\xbc\x9cx" },
	{ "a long local part of another mailing list is one",
		"01234567890123456789012345678901234567890123456789012345678901"
		"23"
		"45@x",
		"01234567890123456789012345678901234567890123456789012345678901"
		"23"
		"45@x" },
	{ "quotes that quote nothing go", "\"A.b\"@x", "a.b@x" },
	{ "quotes around dots stay", "\"a..b\"@x", "\"a..b\"@x" },
	{ "a quoted local part may hold blanks", "\"A b\"@x", "\"a b\"@x" },
	{ "and an @ and a quoted quote", "\"a\\\"@b\"@x", "\"a\\\"@b\"@x" },
	{ "the last @ is in front of the domain", "\"a@b\"@evil.example",
		"\"a@b\"@evil.example" },
	{ "quotes within a local part make it none", "a\"b\"@x", NULL },
	{ "text behind quotes makes it none", "\"a\"b@x", NULL },
	{ "empty quotes make it none", "\"\"@x", NULL },
	{ "a bracket in quotes makes it none", "\"a>,<b\"@x", NULL },
	{ "a line end in quotes makes it none", "\"a\nb\"@x", NULL },
	{ "an empty literal is none", "a@[]", NULL },
	{ "text behind a literal makes it none", "a@[::1].x", NULL },
	{ "an option or a command is an address like another", "-f@x", "-f@x" },
	{ "marks of ASCII stay", "o'brien+a/b={x}@x.y", "o'brien+a/b={x}@x.y" },
	{ "a quoted local part stays", "\"a,b\"@x", "\"a,b\"@x" },
	{ "a literal domain stays", "a@[IPv6:::1]", "a@[ipv6:::1]" },
	{ "two @ are none", "a@b@c", NULL },
	{ "nothing in front of @ is none", "@x", NULL },
	{ "nothing behind @ is none", "a@", NULL },
	{ "no @ is none", "postmaster", NULL },
	{ "a blank makes it none", "a b@x", NULL },
	{ "a no-break space makes it none", "a\xc2\xa0z@x", NULL },
	{ "a line end makes it none", "a@x\r\nBcc:b@x", NULL },
	{ "a C1 control makes it none", "a\xc2\x85@x", NULL },
	{ "brackets make it none", "a@x>,<b", NULL },
	{ "a colon makes it none", "list:a@x", NULL },
	{ "a backslash makes it none", "a\\@x", NULL },
	{ "broken UTF-8 makes it none", "a\xe9@x", NULL },
	{ "nothing is none", "", NULL },
};

static void
address_is_folded(void **state)
{
	const struct row *row = *state;
	g_autofree char *copy = g_strdup(row->address);
	g_autofree char *got = address_fold(copy);

	if (row->want == NULL)
		assert_null(got);
	else
		assert_string_equal(got, row->want);
}

static void
the_longest_address_is_taken(void **state)
{
	g_autofree char *local = g_strnfill(ADDRESS_BYTES_MAX - 2, 'a');
	g_autofree char *longest = g_strconcat(local, "@x", NULL);
	g_autofree char *longer = g_strconcat(local, "@xy", NULL);
	g_autofree char *got = address_fold(longest);

	(void)state;
	assert_string_equal(got, longest);
	assert_null(address_fold(longer));
}

static void
a_turkish_locale_changes_nothing(void **state)
{
	(void)state;
	(void)setlocale(LC_ALL, "tr_TR.UTF-8"); /* where it is installed */
	(void)g_setenv("LC_ALL", "tr_TR.UTF-8", TRUE);
	g_autofree char *got = address_fold("INFO@EXAMPLE.COM");

	(void)setlocale(LC_ALL, "C");
	assert_string_equal(got, "info@example.com");
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, address_is_folded);
	tests_add(&tests, "the longest address is taken, a longer one is none",
		the_longest_address_is_taken, NULL);
	tests_add(&tests, "a Turkish locale changes nothing",
		a_turkish_locale_changes_nothing, NULL);
	return TESTS_RUN(&tests, "address");
}
