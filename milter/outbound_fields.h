/*
 * outbound_fields.h - what changes in the header of an agent's mail; private to
 * outbound.h
 *
 * Each field is left as it is where it says what it should already: mail may
 * pass twice.  What cannot be written (edits.h) stays as it was.
 */
#ifndef MILTER_OUTBOUND_FIELDS_H
#define MILTER_OUTBOUND_FIELDS_H

#include "milter/outbound_found.h"

/* Takes out what is for us alone. */
void outbound_hide(const struct smtp_mail *mail, struct edits *edits);

void outbound_fields(const struct outbound_change *change);

/* The mail's Message-ID without brackets, or a new one; the caller frees it. */
char *outbound_message_id(const struct outbound_change *change);

#endif
