/*
 * The one line in which the programs here tell how long letters took, times in
 * microseconds; "cpu" is what the program itself used for each letter:
 *
 *	letters 1000 seconds 0.512 rate 1953.1 p50 480 p99 960 max 1822 cpu 31
 */
#ifndef BENCH_TALLY_H
#define BENCH_TALLY_H

#include <glib.h>

struct tally {
	gint64 start;      /* monotonic microseconds */
	GArray *latencies; /* guint32: microseconds of each letter */
};

void tally_start(struct tally *tally);
void tally_add(struct tally *tally, gint64 since);
/* Ends the program when there was no letter.  Frees what is in it. */
void tally_finish(struct tally *tally);

#endif
