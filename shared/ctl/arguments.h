/*
 * arguments.h - the words of the command line, sorted
 */
#ifndef CTL_ARGUMENTS_H
#define CTL_ARGUMENTS_H

#include "ctl/command.h"

struct arguments {
	const struct command *command; /* or NULL: help, version, or an error */
	const char *noun;              /* or NULL: there is none */
	char *config;                  /* -c, or NULL */
	char *as;                      /* --as, or NULL */
	gboolean json, help, version;
	char **args; /* of the command, NULL at the end */
};

/* The options that go anywhere, for help. */
extern const GOptionEntry arguments_options[];

/*
 * Options go anywhere, but those of a command behind noun and verb.  Sets what
 * the command's own options point to.  EX_USAGE, with the nearest name of a
 * command or an option; not when help or the version is asked for.  "help" in
 * front of all is the option --help.
 */
bool arguments_read(char **argv, struct arguments *arguments, GError **error);

void arguments_clear(struct arguments *arguments);

#endif
