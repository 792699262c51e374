/*
 * point.h - fault points: where a test makes a program die, fail or wait
 *
 * Only in programs built with POINTS=1 (-DPOSTCASE_POINTS); elsewhere a point
 * is nothing at all.  The programs of such a build read a plan when they
 * start: the file that POSTCASE_POINTS names, or the configuration's name with
 * ".points" behind it (a mail server's children have no environment of ours).
 *
 *	# point   action          only for messages with this text
 *	commit    kill
 *	claim     fail            X-Test: fail
 *	keep      delay=200
 *
 * Actions: kill (SIGKILL), segv, hang, fail (FAULT_TEMP), data (as if the
 * database refused the data), delay=MS.  A point named "*" is any point; a line
 * is done when the message's text stands in the message, or when it has none.
 */
#ifndef BASE_POINT_H
#define BASE_POINT_H

#include "base/fault.h"

#ifdef POSTCASE_POINTS

/* Reads the plan, again if it was read before; none is none. */
void point_plan(const char *conf_path);

/* The message that the next points belong to; borrowed. */
void point_message(GBytes *raw);

/* Does what the plan says of this point; false only for "fail" and "data". */
bool point_reached(const char *name, GError **error);

#else

static inline void
point_plan(const char *conf_path)
{
	(void)conf_path;
}

static inline void
point_message(GBytes *raw)
{
	(void)raw;
}

static inline bool
point_reached(const char *name, GError **error)
{
	(void)name;
	(void)error;
	return true;
}

#endif
#endif
