/*
 * clock.h - one budget of time per message
 *
 * Every wait of a message takes what is left of one deadline, in monotonic
 * time: a clock that is set, or a machine that slept, changes nothing.
 */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <glib.h>

/* A point in monotonic time, in microseconds; 0 is "never". */
typedef gint64 clock_point;

static inline clock_point
clock_in_ms(gint64 ms)
{
	return g_get_monotonic_time() + ms * 1000;
}

/* What is left, in milliseconds, rounded up; 0 when it has passed. */
static inline int
clock_left_ms(clock_point point)
{
	gint64 left = point - g_get_monotonic_time();

	if (point == 0)
		return G_MAXINT;
	return left > 0 ? (int)MIN((left + 999) / 1000, G_MAXINT) : 0;
}

#endif
