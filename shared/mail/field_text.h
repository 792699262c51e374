/*
 * field_text.h - what the value of a field says to people
 */
#ifndef MAIL_FIELD_TEXT_H
#define MAIL_FIELD_TEXT_H

#include "mail/field.h"

/*
 * Unfolded and decoded: one line without control characters and blanks at its
 * ends, valid UTF-8, at most max bytes.  The caller frees it.
 */
char *field_text(const struct field *field, gsize max);

#endif
