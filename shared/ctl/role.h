/*
 * role.h - what the commands of `postcase role` have in common
 */
#ifndef CTL_ROLE_H
#define CTL_ROLE_H

#include "ctl/ctl.h"

/* Of a role, in the order of its table. */
enum { ROLE_RIGHTS = 12 };

struct role_said {
	char *rights[ROLE_RIGHTS];
	gboolean is_default;
};

/*
 * Queues what the options of `role add` and `role set` say.  *any: do they say
 * anything?  EX_USAGE.
 */
bool role_apply(struct tx *tx, const char *name, bool *any, GError **error);

/* EX_NOUSER; returns false. */
bool role_no_such(const char *name, GError **error);

#endif
