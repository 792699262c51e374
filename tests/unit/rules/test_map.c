#include "rules/map.h"

#include "table.h"

static const struct row {
	const char *name, *key, *value, *want;
} rows[] = {
	{ "an address and its value are a line", "support@example.com", "OK",
		"support@example.com\tOK\n" },
	{ "a domain is a key, too", "archive.example.com",
		"lmtp:unix:postcase/lmtp",
		"archive.example.com\tlmtp:unix:postcase/lmtp\n" },
	{ "characters of a regex are characters", "/.*/|x@example.com", "OK",
		"/.*/|x@example.com\tOK\n" },
	{ "an address in UTF-8 is one", "josé@example.com", "OK",
		"josé@example.com\tOK\n" },
	{ "a line feed makes no second line", "a@x\nroot@x", "OK", "" },
	{ "nor in a value", "a@example.com", "x\nroot@x y", "" },
	{ "a carriage return neither", "a@example.com", "x\ry", "" },
	{ "a blank makes no value", "a root@example.com", "OK", "" },
	{ "nor does a blank of Unicode", "a\u00a0b@example.com", "OK", "" },
	{ "what would be a comment is left out", "#a@example.com", "OK", "" },
	{ "a domain does not become everybody's address", "@example.com", "OK",
		"" },
	{ "nor does what is in front of a dot", ".example.com", "OK", "" },
	{ "an address without a domain is none", "a@", "OK", "" },
	{ "a quote hides nothing", "\"a@example.com", "OK", "" },
	{ "nor does a backslash", "a\\@example.com", "OK", "" },
	{ "bytes that are no text are left out", "a\xff@example.com", "OK",
		"" },
	{ "an empty value is none", "a@example.com", "", "" },
	{ "a value keeps its blanks inside", "a@example.com", "me:my pass",
		"a@example.com\tme:my pass\n" },
	{ "a value with blanks at its end would lose them", "a@example.com",
		"me:pass ", "" },
};

static void
line_is_written(void **state)
{
	const struct row *row = *state;
	struct map map;

	map_init(&map, "# head\n");
	map_add(&map, row->key, row->value);
	assert_string_equal(map.text->str + strlen("# head\n"), row->want);
	assert_int_equal(map.lines, *row->want != '\0');
	assert_int_equal(map.skipped, *row->want == '\0');
	map_clear(&map);
}

static void
logins_of_an_address_are_a_list(void **state)
{
	struct map map;

	(void)state;
	map_init(&map, "");
	map_add_login(&map, "a@x", "anna");
	map_add_login(&map, "a@x", "ben");
	map_add_login(&map, "b@x", NULL);
	map_add_login(&map, "c@x", NULL);
	map_add_login(&map, "c@x", "cleo");
	map_add_login(&map, "c@x", "cleo@x");
	assert_string_equal(map.text->str,
		"a@x\tanna,ben\nb@x\t,\nc@x\tcleo,cleo@x\n");
	assert_int_equal(map.lines, 3);
	assert_int_equal(map.skipped, 0);
	map_clear(&map);
}

static void
a_login_is_never_two(void **state)
{
	struct map map;

	(void)state;
	map_init(&map, "");
	map_add_login(&map, "a@x", "anna,root");
	map_add_login(&map, "a@x", "anna root");
	map_add_login(&map, "a@x", "");
	assert_string_equal(map.text->str, "a@x\t,\n");
	assert_int_equal(map.skipped, 3);
	map_clear(&map);
}

static void
names_and_passwords_fit_one_line(void **state)
{
	g_autofree char *lengthy = g_strnfill(501, 'x');

	(void)state;
	assert_true(map_holds_name("me@example.com"));
	assert_false(map_holds_name("me:you"));
	assert_false(map_holds_name("me you"));
	assert_false(map_holds_name(""));
	assert_true(map_holds_password("a b:c\"d\\#$"));
	assert_false(map_holds_password(""));
	assert_false(map_holds_password(" a"));
	assert_false(map_holds_password("a\tb"));
	assert_false(map_holds_password("a\nb"));
	assert_true(map_holds_password(lengthy + 1));
	assert_false(map_holds_password(lengthy));
}

int
main(void)
{
	struct tests tests = { .n = 0 };

	TESTS_TABLE(&tests, rows, line_is_written);
	tests_add(&tests, "the logins of an address are a list",
		logins_of_an_address_are_a_list, NULL);
	tests_add(&tests, "a login is never two", a_login_is_never_two, NULL);
	tests_add(&tests, "names and passwords fit into one line",
		names_and_passwords_fit_one_line, NULL);
	return TESTS_RUN(&tests, "map");
}
