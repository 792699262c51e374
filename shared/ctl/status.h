/*
 * status.h - what `postcase` ends with: <sysexits.h>, and a sentence
 *
 * Errors of the command line's own are in the domain POSTCASE_STATUS; their
 * code is the exit status.  The text says why, and what to do about it:
 * "there is no user 'ana'; see: postcase user list".  Faults from below get
 * both from a table.
 */
#ifndef CTL_STATUS_H
#define CTL_STATUS_H

#include <glib.h>
#include <stdbool.h>

#define POSTCASE_STATUS (status_quark())

GQuark status_quark(void);

/* Returns false, so that a caller can return it. */
bool status_set(GError **error, int status, const char *format, ...)
	G_GNUC_PRINTF(3, 4);

/* The exit status of an error of any domain. */
int status_of(const GError *error);

/* What to do about it, or NULL: then the text says so itself. */
const char *status_advice(const GError *error);

#endif
