/*
 * case.h - what the commands of `postcase case` have in common
 */
#ifndef CTL_CASE_H
#define CTL_CASE_H

#include "ctl/ctl.h"

/* Of the command line; EX_USAGE. */
bool case_number(const char *text, gint64 *number, GError **error);

/* EX_NOUSER; returns false. */
bool case_no_such(gint64 number, GError **error);

/* The word of the database, however it was written, or EX_USAGE. */
bool case_status(const char *text, const char **status, GError **error);

/*
 * A case with which the viewer does something: locked, its row (cases_lock.sql)
 * in rows. Two trips.  EX_NOUSER and EX_NOPERM as viewer_may_case(); EX_DATAERR
 * when it was merged into another.
 */
bool case_lock(const struct ctl *ctl, struct tx *tx, gint64 number,
	enum access_action action, struct rows *rows, GError **error);

/*
 * Of n numbers makes what they are now: the cases that they went into, or they
 * themselves, which the viewer changes; locked.  Two trips, and one for each.
 * EX_NOUSER and EX_NOPERM as viewer_may_case(); EX_TEMPFAIL when somebody
 * merges them just now.
 */
bool case_lock_current(const struct ctl *ctl, struct tx *tx, gint64 *numbers,
	size_t n, GError **error);

/*
 * A note of what the viewer did, which those who follow the case are told of;
 * then COMMIT.
 */
bool case_finish(const struct ctl *ctl, struct tx *tx, gint64 number,
	const char *kind, const char *text, GError **error);

/* Prints it as `case show` does.  EX_NOUSER. */
bool case_show(struct ctl *ctl, gint64 number, GError **error);

/* Says so, for people, when a number is another case now. */
void case_tell_current(gint64 asked, gint64 number);

#endif
