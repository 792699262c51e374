/*
 * email.h - what the commands of `postcase email` have in common
 */
#ifndef CTL_EMAIL_H
#define CTL_EMAIL_H

#include "ctl/output.h"

extern const struct column email_attachment_columns[];

/* EX_NOUSER; returns false. */
bool email_no_such(const char *id, GError **error);

#endif
