#include "ctl/command.h"

#include "base/text.h"
#include "ctl/status.h"

#include <string.h>
#include <sysexits.h>

enum { NAMES_MAX = 300 };

char *
command_name(const struct command *command)
{
	return g_strjoin(command->verb ? " " : "", command->noun,
		command->verb ? command->verb : "", NULL);
}

bool
command_is_noun(const char *noun)
{
	for (const struct command *c = commands; c->noun != NULL; c++)
		if (strcmp(c->noun, noun) == 0)
			return true;
	return false;
}

/* The name that could have been meant: a noun, or one of the noun's verbs. */
static const char *
nearest(const char *noun, const char *verb)
{
	const char *names[NAMES_MAX + 1] = { NULL };
	size_t n = 0;

	for (const struct command *c = commands; c->noun != NULL; c++)
		if (n < NAMES_MAX && verb == NULL)
			names[n++] = c->noun;
		else if (n < NAMES_MAX && strcmp(c->noun, noun) == 0)
			names[n++] = c->verb;
	return text_nearest(verb ? verb : noun, names);
}

static const struct command *
no_such(const char *noun, const char *verb, GError **error)
{
	const char *near = nearest(noun, verb);
	const char *before = verb ? noun : "", *gap = verb ? " " : "";

	if (near != NULL)
		status_set(error, EX_USAGE,
			"no such command '%s%s%s' (did you mean '%s%s%s'?)",
			before, gap, verb ? verb : noun, before, gap, near);
	else
		status_set(error, EX_USAGE,
			"no such command '%s%s%s'; see: postcase %s%s--help",
			before, gap, verb ? verb : noun, before, gap);
	return NULL;
}

const struct command *
command_find(const char *noun, const char *verb, GError **error)
{
	if (!command_is_noun(noun))
		return no_such(noun, NULL, error);
	for (const struct command *c = commands; c->noun != NULL; c++)
		if (strcmp(c->noun, noun) == 0 &&
			(c->verb == NULL || g_strcmp0(c->verb, verb) == 0))
			return c;
	if (verb != NULL)
		return no_such(noun, verb, error);
	status_set(error, EX_USAGE,
		"'%s' wants a verb; see: postcase %s --help", noun, noun);
	return NULL;
}

/* "ID [PART]" is 1 to 2, "TEAM LOGIN..." 2 to any number. */
static void
count(const char *arguments, guint *least, guint *most)
{
	g_auto(GStrv) words = g_strsplit(arguments, " ", -1);

	*least = *most = 0;
	for (char **word = words; *word != NULL && **word != '\0'; word++) {
		*least += **word != '[';
		*most += 1;
		if (strstr(*word, "...") != NULL)
			*most = G_MAXUINT;
	}
}

bool
command_takes(const struct command *command, char **args, GError **error)
{
	g_autofree char *name = command_name(command);
	guint least = 0, most = 0, n = g_strv_length(args);

	count(command->arguments, &least, &most);
	if (n >= least && n <= most)
		return true;
	if (n > most)
		return status_set(error, EX_USAGE,
			"'%s' is one argument too many; usage: postcase %s%s%s",
			args[most], name, *command->arguments ? " " : "",
			command->arguments);
	return status_set(error, EX_USAGE,
		"an argument is missing; usage: postcase %s %s", name,
		command->arguments);
}
