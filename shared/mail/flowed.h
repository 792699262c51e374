/*
 * flowed.h - format=flowed text becomes one line a paragraph; private to mail/
 *
 * RFC 3676: a line that ends in a blank goes on in the next one, if that is as
 * deep in quotes.
 */
#ifndef MAIL_FLOWED_H
#define MAIL_FLOWED_H

#include <stdbool.h>

/*
 * Takes and gives UTF-8 with LF line ends; never longer than the text.  Quote
 * marks stay as they are at the start of a paragraph; the blank that stuffs an
 * unquoted line goes, unless it would look like a quoted one.  delsp: the blank
 * at a line end was not in the text.  The caller frees it.
 */
char *flowed_undo(const char *text, bool delsp);

#endif
