/*
 * spam.h - does our own spam filter say so? (SPEC.md, section 6)
 */
#ifndef RULES_SPAM_H
#define RULES_SPAM_H

#include "mail/field.h"

/*
 * sign: "X-Spam-Status: Yes*", the field that it writes and a pattern of its
 * value; "": there is none.  host: see mail/own_fields.h; only the topmost
 * field of that name counts, and none that was there when the mail came.
 */
bool spam_is_said(struct fields header, const char *sign, const char *host);

#endif
