/*
 * email.h - what the commands of `postcase email` have in common
 */
#ifndef CTL_EMAIL_H
#define CTL_EMAIL_H

#include "ctl/output.h"

extern const struct column email_attachment_columns[];

/*
 * The e-mail that the command line names, if the viewer may do that to it: its
 * id as a statement takes it, which the caller frees.  One trip.  EX_USAGE, and
 * as viewer_may_email().
 */
bool email_find(const struct ctl *ctl, struct tx *tx, const char *text,
	enum access_action action, char **id, GError **error);

/* EX_NOUSER; returns false. */
bool email_no_such(const char *id, GError **error);

#endif
