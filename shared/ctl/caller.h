/*
 * caller.h - who runs this program, as the system says
 */
#ifndef CTL_CALLER_H
#define CTL_CALLER_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>

struct caller {
	bool trusted; /* root or the service user; may all */
	char *login;  /* of who came through sudo, or NULL; the caller frees */
};

/*
 * euid: as whom it runs; who may read the configuration and is not root is the
 * service user.  sudo_uid: what SUDO_UID says, or NULL: sudo sets it, and lets
 * nobody else do so.  EX_NOPERM when it is no user of this system.
 */
bool caller_find(uid_t euid, const char *sudo_uid, struct caller *caller,
	GError **error);

#endif
