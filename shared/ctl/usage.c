#include "ctl/usage.h"

#include "ctl/locale.h"

#include <string.h>

/* What is wider stands in a line of its own: the others keep theirs short. */
enum { OPTION_MAX = 30 };

static char *
synopsis(const struct command *c)
{
	g_autofree char *name = command_name(c);

	return g_strjoin(*c->arguments ? " " : "", name, c->arguments, NULL);
}

static void
append_line(GString *text, const char *left, size_t width, const char *right)
{
	g_string_append_printf(text, "  %-*s", (int)width, left);
	if (strlen(left) > width)
		g_string_append_printf(text, "\n  %*s", (int)width, "");
	g_string_append_printf(text, "  %s\n", locale_text(right));
}

/* The widest of what stands on the left. */
static size_t
width_of_commands(const char *noun)
{
	size_t width = 0;

	for (const struct command *c = commands; c->noun != NULL; c++) {
		g_autofree char *left = synopsis(c);

		if (noun == NULL || strcmp(noun, c->noun) == 0)
			width = MAX(width, strlen(left));
	}
	return width;
}

char *
usage_commands(const char *noun)
{
	GString *text = g_string_new(NULL);
	size_t width = width_of_commands(noun);

	g_string_append_printf(text,
		locale_text("usage: postcase %s VERB [ARGUMENT...] "
			    "[--option=value]\n\n"),
		noun ? noun : "NOUN");
	for (const struct command *c = commands; c->noun != NULL; c++) {
		g_autofree char *left = synopsis(c);

		if (noun == NULL || strcmp(noun, c->noun) == 0)
			append_line(text, left, width, c->summary);
	}
	g_string_append_printf(text,
		locale_text("\npostcase %s --help says more of one of them; "
			    "postcase(1) of all.\n"),
		noun ? "NOUN VERB" : "NOUN [VERB]");
	return g_string_free(text, FALSE);
}

/* "-c, --config=FILE" */
static char *
option_left(const GOptionEntry *o)
{
	char letter[] = { '-', o->short_name, ',', ' ', '\0' };

	return g_strconcat(o->short_name ? letter : "    ", "--", o->long_name,
		o->arg_description ? "=" : "",
		o->arg_description ? o->arg_description : "", NULL);
}

static size_t
width_of_options(const GOptionEntry *o)
{
	size_t width = 0;

	for (; o != NULL && o->long_name != NULL; o++) {
		g_autofree char *left = option_left(o);

		if (strlen(left) <= OPTION_MAX)
			width = MAX(width, strlen(left));
	}
	return width;
}

static void
append_options(GString *text, const GOptionEntry *o, size_t width)
{
	g_string_append_c(text, '\n');
	for (; o->long_name != NULL; o++) {
		g_autofree char *left = option_left(o);

		append_line(text, left, width, o->description);
	}
}

char *
usage_command(const struct command *command, const GOptionEntry *global)
{
	g_autofree char *line = synopsis(command);
	GString *text = g_string_new(NULL);
	size_t width = MAX(width_of_options(command->options),
		width_of_options(global));

	g_string_append_printf(text,
		locale_text("usage: postcase %s [--option=value]\n\n%s\n"),
		line, locale_text(command->summary));
	if (command->options != NULL)
		append_options(text, command->options, width);
	append_options(text, global, width);
	return g_string_free(text, FALSE);
}
