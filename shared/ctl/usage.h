/*
 * usage.h - what --help prints, out of the table of commands
 */
#ifndef CTL_USAGE_H
#define CTL_USAGE_H

#include "ctl/command.h"

/* All commands; of one noun when noun is not NULL.  The caller frees it. */
char *usage_commands(const char *noun);

/* One command: its arguments and options, then the options of all. */
char *usage_command(const struct command *command, const GOptionEntry *global);

#endif
