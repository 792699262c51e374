/*
 * Plain English for the mails of the benchmarks: what customers write, one
 * sentence a line.  It compresses as real text does, which a repeated filler
 * would not; PROSE_LINES is prime, so that any stride visits every line.
 */
#ifndef BENCH_PROSE_H
#define BENCH_PROSE_H

enum { PROSE_LINES = 113 };

extern const char *const prose[PROSE_LINES];

#endif
