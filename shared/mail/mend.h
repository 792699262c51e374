/*
 * mend.h - a message as GMime can read it; private to mail/
 */
#ifndef MAIL_MEND_H
#define MAIL_MEND_H

#include <glib.h>

/*
 * Mends the lines of a whole message that keep GMime from its parts, or make it
 * hang, each byte in its place: blanks for the empty line, parameters that lost
 * their ';' or their folding, fields of addresses.  Only the structure can be
 * read from that, no text.
 */
void mend_lines(char *bytes, gsize size);

#endif
