/*
 * recipient.h - which addresses may name a group account?
 *
 * Never To or Cc: what the envelope says, the final recipient first, then the
 * original one (SPEC.md, section 3.2).
 */
#ifndef RULES_RECIPIENT_H
#define RULES_RECIPIENT_H

#include <glib.h>

/*
 * Appends to found (of char *, owned by it) the recipient as address_fold()
 * gives it, else in lower case, then the same without its +extension, if it has
 * one.  An extension starts at the
 * first of the delimiter's characters that is not the first of the local part
 * (RFC 5233; Postfix's recipient_delimiter).  Addresses without '@' stay as
 * they are.  Nothing is appended twice.
 */
void recipient_names(const char *recipient, const char *delimiter,
	GPtrArray *found);

#endif
