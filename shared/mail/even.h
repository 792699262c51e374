/*
 * even.h - a hash of text that does not see how the text was carried
 *
 * CR LF, blanks at the end of a line and blank lines at the end count for
 * nothing: each door and each relay writes them its own way.
 */
#ifndef MAIL_EVEN_H
#define MAIL_EVEN_H

#include "base/hash.h"

#include <glib.h>
#include <stdbool.h>

enum { EVEN_BLANKS_MAX = 998, EVEN_PIECE = 4096 };

struct even {
	struct hash_sum *sum;
	char piece[EVEN_PIECE]; /* on its way to the sum */
	gsize filled;
	char blanks[EVEN_BLANKS_MAX]; /* that may be the end of a line */
	gsize n_blanks, n_lines;      /* held back until something follows */
	bool any;
};

void even_init(struct even *even);

void even_add(struct even *even, const char *bytes, gsize size);

/* The hash of what was added; false when that was nothing but blanks. */
bool even_finish(struct even *even, struct hash *hash);

#endif
