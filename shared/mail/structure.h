/*
 * structure.h - the MIME structure of a message, by GMime; private to mail/
 */
#ifndef MAIL_STRUCTURE_H
#define MAIL_STRUCTURE_H

#include "mail/gmime.h"

/*
 * Parses bytes that start with a header field, or returns NULL.  Only the
 * Content-* fields are good for anything, and the places behind the header
 * block: GMime gets to see a copy without the other fields.  Sets *seen to how
 * many of the bytes that is, for many parts less than all.
 */
GMimeMessage *structure_parse(const char *bytes, gsize size, gsize *seen);

#endif
