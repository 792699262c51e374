/*
 * delimiter.h - how much of a message can be taken apart; private to mail/
 */
#ifndef MAIL_DELIMITER_H
#define MAIL_DELIMITER_H

#include <glib.h>

/*
 * The bytes in front of the line that is one more delimiter of parts than max,
 * or all of them.  GMime 3.2.13 needs 1 to 2 KB for each part, and has no limit
 * to set: 1 MB of empty parts took 256 MB.
 * A line counts when it is "--" and a boundary that is declared anywhere, for
 * many texts have lines that start so.  Linear.
 */
gsize delimiter_limit(const char *bytes, gsize size, unsigned max);

#endif
