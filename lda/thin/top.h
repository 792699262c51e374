/*
 * top.h - the fields that our own mail server wrote on top of a message
 *
 * What trace_read() (mail/trace.h) finds in them, for plain ones, on libc
 * alone.  A test compares the two.
 */
#ifndef LDA_THIN_TOP_H
#define LDA_THIN_TOP_H

#include <stdbool.h>
#include <stddef.h>

enum top_field {
	TOP_RETURN_PATH,  /* without brackets; "" is the null sender */
	TOP_ORIGINAL_TO,  /* X-Original-To */
	TOP_DELIVERED_TO, /* the topmost one */
	TOP_FIELDS,
};

enum { TOP_VALUE_MAX = 320 }; /* bytes of a value */

struct top {
	bool found[TOP_FIELDS];
	char value[TOP_FIELDS][TOP_VALUE_MAX + 1];
};

/*
 * Reads them, behind an mbox "From " line, if there is one.  False: something
 * there is not plain (folded, long, not printable ASCII).
 */
bool top_read(const char *bytes, size_t size, struct top *top);

#endif
