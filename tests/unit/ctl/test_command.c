#include "ctl/command.h"

#include "ctl/status.h"

#include <sysexits.h>

#include "table.h"

static const struct row {
	const char *name, *noun, *verb;
	const char *want; /* "user add", or the complaint */
} rows[] = {
	{ "a noun and a verb are a command", "user", "add", "user add" },
	{ "a noun without verbs is a command", "trace", NULL, "trace" },
	{ "what follows a noun without verbs is its argument", "trace", "1042",
		"trace" },
	{ "a noun with a typing error names the nearest", "usr", "list",
		"no such command 'usr' (did you mean 'user'?)" },
	{ "a verb with a typing error names the nearest", "user", "lst",
		"no such command 'user lst' (did you mean 'user list'?)" },
	{ "a noun far from all names the help", "zeppelin", NULL,
		"no such command 'zeppelin'; see: postcase --help" },
	{ "a verb far from all names the noun's help", "user", "photograph",
		"no such command 'user photograph'; see: postcase user "
		"--help" },
	{ "a noun alone wants a verb", "user", NULL,
		"'user' wants a verb; see: postcase user --help" },
};

static void
command_is_found(void **state)
{
	const struct row *row = *state;
	g_autoptr(GError) fault = NULL;
	const struct command *command =
		command_find(row->noun, row->verb, &fault);

	if (command == NULL) {
		assert_int_equal(status_of(fault), EX_USAGE);
		assert_string_equal(fault->message, row->want);
		return;
	}

	g_autofree char *name = command_name(command);
	assert_string_equal(name, row->want);
}

static const struct counted {
	const char *name, *arguments;
	const char *line; /* what was given, parted by blanks */
	const char *want; /* the complaint, or NULL */
} counted[] = {
	{ "no argument where there is none", "", "", NULL },
	{ "one too many", "", "x",
		"'x' is one argument too many; usage: postcase user add" },
	{ "one that is missing", "LOGIN", "",
		"an argument is missing; usage: postcase user add LOGIN" },
	{ "an optional one may be left out", "ID [PART]", "1", NULL },
	{ "an optional one may be there", "ID [PART]", "1 2", NULL },
	{ "behind an optional one there is no third", "ID [PART]", "1 2 3",
		"'3' is one argument too many; usage: postcase user add ID "
		"[PART]" },
	{ "dots are any number", "TEAM LOGIN...", "t a b c d e f", NULL },
	{ "dots are at least one", "TEAM LOGIN...", "t",
		"an argument is missing; usage: postcase user add TEAM "
		"LOGIN..." },
};

static void
arguments_are_counted(void **state)
{
	const struct counted *row = *state;
	const struct command command = {
		.noun = "user",
		.verb = "add",
		.arguments = row->arguments,
	};
	g_auto(GStrv) args = g_strsplit(row->line, " ", -1);
	g_autoptr(GError) fault = NULL;

	assert_int_equal(command_takes(&command, args, &fault),
		row->want == NULL);
	if (row->want != NULL)
		assert_string_equal(fault->message, row->want);
}

/* What errors say is "could not SUMMARY". */
static void
table_is_whole(void **state)
{
	(void)state;
	for (const struct command *c = commands; c->noun != NULL; c++) {
		assert_non_null(c->arguments);
		assert_non_null(c->run);
		assert_true(g_ascii_islower(c->summary[0]));
		assert_false(g_str_has_suffix(c->summary, "."));
		assert_true(strlen(c->summary) <= 60);
	}
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, command_is_found);
	TESTS_TABLE(&tests, counted, arguments_are_counted);
	tests_add(&tests, "every command is told in a few words",
		table_is_whole, NULL);
	return TESTS_RUN(&tests, "command");
}
