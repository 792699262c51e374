/*
 * quote_range.h - which lines of a text stay; private to quote*.c
 */
#ifndef MAIL_QUOTE_RANGE_H
#define MAIL_QUOTE_RANGE_H

#include "mail/quote_lines.h"

/*
 * What is left: lines up to another, of these all from kept on, and not the
 * quote that is answered as a whole.
 */
struct quote_range {
	guint to, kept;
	guint quote, behind;
};

/* A line of the sender's with words in it. */
bool quote_is_own(const struct quote_lines *lines, guint i);

/* In a mail that answers none, what looks like quoting is the sender's. */
void quote_adopt(struct quote_lines *lines);

/*
 * Of lines that are classified, signatures too.  In a mail that answers another
 * quotes that are not answered in parts go, and a form's fields on top become
 * the sender's.
 */
struct quote_range quote_range_find(struct quote_lines *lines, bool answers);

#endif
