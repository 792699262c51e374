/*
 * program.h - another program's answer: Postfix's postconf and postmap
 *
 * Without a shell; found in PATH or where Postfix puts its own.
 */
#ifndef CTL_PROGRAM_H
#define CTL_PROGRAM_H

#include <glib.h>
#include <stdbool.h>

/*
 * Runs argv (NULL at the end) and waits.  *out, if asked for: what it printed;
 * the caller frees it.  EX_UNAVAILABLE when it is not there, cannot start or
 * fails: with the last line of what it said.  One that ends with 1 and says
 * nothing but warnings has answered "no", with an empty *out.
 */
bool program_run(const char *const *argv, char **out, GError **error);

#endif
