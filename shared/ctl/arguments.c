#include "ctl/arguments.h"

#include "base/text.h"
#include "ctl/status.h"

#include <string.h>
#include <sysexits.h>

enum { NAMES_MAX = 40 };

/* GOption writes to fixed places. */
static struct said {
	char *config, *as;
	gboolean json, help, version;
	char **words;
} said;

const GOptionEntry arguments_options[] = {
	{ "as", 0, 0, G_OPTION_ARG_STRING, &said.as,
		"be this user (root and the service user only)", "LOGIN" },
	{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &said.config,
		"another configuration file", "FILE" },
	{ "json", 0, 0, G_OPTION_ARG_NONE, &said.json, "print for programs",
		NULL },
	{ "help", 'h', 0, G_OPTION_ARG_NONE, &said.help, "print this", NULL },
	{ "version", 'V', 0, G_OPTION_ARG_NONE, &said.version,
		"print the version", NULL },
	G_OPTION_ENTRY_NULL,
};

static const GOptionEntry words[] = {
	{ G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &said.words,
		NULL, NULL },
	G_OPTION_ENTRY_NULL,
};

/* Their value may be the next word. */
static const char *const with_value[] = { "-c", "--config", "--as", NULL };

/* The first word from **at on that is no option, or NULL; *at goes behind. */
static const char *
next_word(char ***at)
{
	for (char **arg = *at; *arg != NULL; arg++) {
		*at = arg + 1;
		if ((*arg)[0] != '-' || (*arg)[1] == '\0')
			return *arg;
		if (strcmp(*arg, "--") == 0)
			return NULL;
		if (g_strv_contains(with_value, *arg) && arg[1] != NULL)
			arg++;
	}
	return NULL;
}

static size_t
add_names(const char **names, size_t n, const GOptionEntry *o)
{
	for (; o != NULL && o->long_name != NULL && n < NAMES_MAX; o++)
		names[n++] = o->long_name;
	return n;
}

/* The option that was meant by the last word of "Unknown option --nam". */
static const char *
nearest(const char *text, const GOptionEntry *own)
{
	const char *word = strrchr(text, ' ');
	const char *names[NAMES_MAX + 1] = { NULL };
	size_t n = add_names(names, 0, own);

	(void)add_names(names, n, arguments_options);
	if (word == NULL || !g_str_has_prefix(word, " --"))
		return NULL;
	return text_nearest(word + 3, names);
}

static bool
explain(const GError *why, const struct command *command, GError **error)
{
	g_autofree char *name = command ? command_name(command) : g_strdup("");
	g_autofree char *text = g_strdup(why->message);
	const char *near = NULL;

	text[0] = g_ascii_tolower(text[0]);
	if (g_error_matches(why, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
		near = nearest(text, command ? command->options : NULL);
	return status_set(error, EX_USAGE, "%s%s%s%s; see: postcase %s%s--help",
		text, near ? " (did you mean '--" : "", near ? near : "",
		near ? "'?)" : "", name, *name ? " " : "");
}

static bool
parse(char **argv, const struct command *command, GError **error)
{
	g_autoptr(GOptionContext) context = g_option_context_new(NULL);
	g_autoptr(GError) why = NULL;

	g_option_context_set_help_enabled(context, FALSE);
	g_option_context_set_ignore_unknown_options(context, command == NULL);
	g_option_context_add_main_entries(context, arguments_options, NULL);
	if (command != NULL && command->options != NULL)
		g_option_context_add_main_entries(context, command->options,
			NULL);
	g_option_context_add_main_entries(context, words, NULL);
	if (g_option_context_parse_strv(context, &argv, &why))
		return true;
	return explain(why, command, error);
}

static bool
are_utf8(char **texts, GError **error)
{
	for (; texts != NULL && *texts != NULL; texts++)
		if (!g_utf8_validate(*texts, -1, NULL))
			return status_set(error, EX_USAGE,
				"'%s' is not valid UTF-8", *texts);
	return true;
}

/* "postcase user --help" names no command, and is none of an error. */
static bool
needs_none(const struct arguments *a, const char *verb)
{
	return a->noun == NULL || a->version ||
	       (a->help && verb == NULL && command_is_noun(a->noun));
}

bool
arguments_read(char **argv, struct arguments *a, GError **error)
{
	bool helps = argv[0] != NULL && g_strcmp0(argv[1], "help") == 0;
	char **at = argv + (helps ? 2 : 1);
	g_auto(GStrv) copy = g_strdupv(argv + (helps ? 1 : 0));
	g_autoptr(GError) why = NULL;
	const char *verb = NULL;

	said = (struct said){ NULL };
	a->noun = next_word(&at);
	verb = a->noun ? next_word(&at) : NULL;
	a->command = a->noun ? command_find(a->noun, verb, &why) : NULL;
	if (!parse(copy, a->command, error))
		return false;
	a->config = said.config;
	a->as = said.as;
	a->json = said.json;
	a->help = said.help || helps;
	a->version = said.version;
	if (needs_none(a, verb) || (a->help && a->command != NULL))
		return true;
	if (a->command == NULL) {
		g_propagate_error(error, g_steal_pointer(&why));
		return false;
	}
	a->args = said.words + (a->command->verb ? 2 : 1);
	return are_utf8(said.words, error) &&
	       command_takes(a->command, a->args, error);
}

void
arguments_clear(struct arguments *a)
{
	g_free(a->config);
	g_free(a->as);
	g_strfreev(said.words);
	said.words = NULL;
	a->args = NULL;
}
