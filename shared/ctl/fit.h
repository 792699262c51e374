/*
 * fit.h - how wide the columns of a table may be
 *
 * Pure.  libsmartcols can cut columns too, but without a sign that something
 * is missing, and short ones as soon as long ones.
 */
#ifndef CTL_FIT_H
#define CTL_FIT_H

#include <stdbool.h>
#include <stddef.h>

enum {
	FIT_GAP = 2,   /* blanks between two columns */
	FIT_LEAST = 8, /* no column is cut to less */
};

struct fit {
	size_t width; /* wanted, then given */
	bool gives;   /* may be cut */
};

/*
 * Takes from the widest columns that give until all n fit into so many columns
 * of the terminal (0: any number), or nothing is left to take.
 */
void fit(struct fit *columns, size_t n, size_t available);

#endif
