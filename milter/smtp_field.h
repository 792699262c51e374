/*
 * smtp_field.h - which field of a header is it?
 */
#ifndef MILTER_SMTP_FIELD_H
#define MILTER_SMTP_FIELD_H

#include "milter/smtp_mail.h"

/* Of RFC 5322: printable ASCII without blanks and ':'. */
bool smtp_field_is_name(const char *name);

/* In whatever case. */
bool smtp_field_is(const struct smtp_field *field, const char *name);

/*
 * Appends it as one line, folds as blanks: a fold of nothing but blanks ends a
 * header for field.h, and not for mail programs.
 */
void smtp_field_append(const struct smtp_field *field, GString *block);

/* X-Postcase-*: never believed from outside, never shown to a customer. */
bool smtp_field_is_ours(const struct smtp_field *field);

#endif
