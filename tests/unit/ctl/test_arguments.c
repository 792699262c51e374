#include "ctl/arguments.h"

#include "ctl/status.h"

#include <sysexits.h>

#include "table.h"

static const struct row {
	const char *name;
	const char *line; /* behind "postcase", parted by blanks */
	const char *want; /* "command config json args", or the complaint */
} rows[] = {
	{ "words are noun, verb, arguments", "user show anna",
		"user show - - anna" },
	{ "common options go in front", "--json -c x user show anna",
		"user show x json anna" },
	{ "common options go between", "user --json show --config x anna",
		"user show x json anna" },
	{ "common options go behind", "user show anna --config=x --json",
		"user show x json anna" },
	{ "a noun without verbs keeps its words", "trace 4XyZ --json",
		"trace - json 4XyZ" },
	{ "behind two dashes there are no options", "user show -- --json",
		"user show - - --json" },
	{ "a dash is a word", "replay - --to=a@x", "replay - - -" },
	{ "an unknown option names the nearest",
		"user add anna --nam Anna --email a@x",
		"unknown option --nam (did you mean '--name'?); see: postcase "
		"user add --help" },
	{ "an option of another command is unknown", "user list --status New",
		"unknown option --status; see: postcase user list --help" },
	{ "an option wants its value", "user list --config",
		"missing argument for --config; see: postcase user list "
		"--help" },
	{ "an unknown command beats its options", "usr add --nam x",
		"no such command 'usr' (did you mean 'user'?)" },
	{ "what is no UTF-8 is no argument", "user show \xff",
		"'\xff' is not valid UTF-8" },
	{ "too many arguments are told", "user show a b",
		"'b' is one argument too many; usage: postcase user show "
		"LOGIN" },
};

static char *
describe(const struct arguments *a)
{
	g_autofree char *name = command_name(a->command);
	g_autofree char *args = g_strjoinv(" ", a->args);

	return g_strdup_printf("%s %s %s %s", name, a->config ? a->config : "-",
		a->json ? "json" : "-", args);
}

static bool
read_line(const char *line, struct arguments *a, char ***argv, GError **error)
{
	g_autofree char *whole = g_strconcat("postcase ", line, NULL);

	*argv = g_strsplit(whole, " ", -1);
	return arguments_read(*argv, a, error);
}

static void
line_is_sorted(void **state)
{
	const struct row *row = *state;
	struct arguments a = { 0 };
	g_auto(GStrv) argv = NULL;
	g_autoptr(GError) fault = NULL;
	bool ok = read_line(row->line, &a, &argv, &fault);
	g_autofree char *got = ok ? describe(&a) : g_strdup(fault->message);

	assert_string_equal(got, row->want);
	if (!ok)
		assert_int_equal(status_of(fault), EX_USAGE);
	arguments_clear(&a);
}

static const struct helped {
	const char *name, *line;
	bool command; /* it is about one */
} helped[] = {
	{ "help for everything", "--help", false },
	{ "help for a noun", "user --help", false },
	{ "help for a command wants no arguments", "user show -h", true },
	{ "help is also a word in front of all", "help", false },
	{ "so it is in front of a command", "help user show", true },
};

static void
help_is_asked_for(void **state)
{
	const struct helped *row = *state;
	struct arguments a = { 0 };
	g_auto(GStrv) argv = NULL;
	g_autoptr(GError) fault = NULL;

	assert_true(read_line(row->line, &a, &argv, &fault));
	assert_true(a.help);
	assert_int_equal(a.command != NULL, row->command);
	arguments_clear(&a);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, line_is_sorted);
	TESTS_TABLE(&tests, helped, help_is_asked_for);
	return TESTS_RUN(&tests, "arguments");
}
