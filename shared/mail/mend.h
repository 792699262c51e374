/*
 * mend.h - a message as GMime can read it; private to mail/
 */
#ifndef MAIL_MEND_H
#define MAIL_MEND_H

#include <glib.h>

enum { MEND_FIELDS_MAX = 100000 };

/*
 * Mends the lines of a whole message that keep GMime from its parts, or make it
 * hang, each byte in its place: blanks for the empty line, parameters that lost
 * their ';' or their folding, fields of addresses.  Only the structure can be
 * read from that, no text.
 * Behind MEND_FIELDS_MAX of them fields become the rest of the one above, but
 * for those of a part: GMime keeps 190 bytes of each.
 */
void mend_lines(char *bytes, gsize size);

#endif
