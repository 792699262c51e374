/*
 * command.h - the table of commands: what there is, and what runs it
 *
 * Drives dispatch, help, and "did you mean".  Pure, but for the functions that
 * the table names.
 */
#ifndef CTL_COMMAND_H
#define CTL_COMMAND_H

#include "ctl/ctl.h"

#include <glib.h>

struct command {
	const char *noun, *verb; /* verb NULL: the noun is all */
	const char *arguments;   /* "TEAM LOGIN...": of usage, and counted */
	const char *summary;     /* "make a user"; behind "could not ", too */
	const GOptionEntry *options; /* or NULL */
	/* Has ctl_open() behind it.  args: NULL at the end, as many as asked.
	 */
	bool (*run)(struct ctl *ctl, char **args, GError **error);
	bool opens; /* calls ctl_open() itself, unless the viewer is a user */
	enum command_caller caller;
};

/* The last one has no noun. */
extern const struct command commands[];

/*
 * The command of a noun and, if it has verbs, a verb (NULL: none was given).
 * NULL when there is none: EX_USAGE with the nearest name.
 */
const struct command *command_find(const char *noun, const char *verb,
	GError **error);

/* Is it the noun of a command? */
bool command_is_noun(const char *noun);

/* Are there as many arguments as the usage line says?  Else EX_USAGE. */
bool command_takes(const struct command *command, char **args, GError **error);

/* "user add"; the caller frees it. */
char *command_name(const struct command *command);

#endif
