#include "ctl/caller.h"

#include "ctl/status.h"

#include <pwd.h>
#include <sysexits.h>

bool
caller_find(uid_t euid, const char *sudo_uid, struct caller *caller,
	GError **error)
{
	const struct passwd *entry = NULL;
	guint64 uid = 0;

	*caller = (struct caller){ .trusted = true };
	if (sudo_uid == NULL)
		return true;
	if (!g_ascii_string_to_unsigned(sudo_uid, 10, 0, G_MAXUINT32, &uid,
		    NULL))
		return status_set(error, EX_NOPERM,
			"SUDO_UID '%s' is no number of a user; run it by sudo, "
			"which sets it",
			sudo_uid);
	if (uid == 0 || uid == euid)
		return true;
	entry = getpwuid((uid_t)uid); /* NOLINT(concurrency-mt-unsafe) */
	caller->trusted = euid == 0;
	caller->login = g_strdup(entry ? entry->pw_name : NULL);
	return caller->trusted || caller->login != NULL ||
	       status_set(error, EX_NOPERM,
		       "user %s, who called sudo, has no login on this machine",
		       sudo_uid);
}
