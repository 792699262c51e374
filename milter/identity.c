#include "milter/identity.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <unistd.h>

static bool
refuse(GError **error, const char *what, const char *why)
{
	return fault_set(error, FAULT_PERM, "4.3.5", "%s: %s", what, why);
}

static bool
become(const struct passwd *user, gid_t group, GError **error)
{
	if (initgroups(user->pw_name, group) != 0 ||
		setresgid(group, group, group) != 0 ||
		setresuid(user->pw_uid, user->pw_uid, user->pw_uid) != 0)
		return refuse(error, user->pw_name, g_strerror(errno));
	if (setuid(0) == 0)
		return refuse(error, user->pw_name, "root could not be left");
	return true;
}

/* Before there is a thread: these functions have one answer for all. */
static bool
change_to(const char *name, GError **error)
{
	g_auto(GStrv) names = g_strsplit(name, ":", 2);
	const struct passwd *user = getpwnam(names[0]); /* NOLINT */
	const struct group *group = NULL;

	if (user == NULL)
		return refuse(error, names[0], "there is no such user");
	if (names[1] == NULL)
		return become(user, user->pw_gid, error);
	group = getgrnam(names[1]); /* NOLINT */
	return group ? become(user, group->gr_gid, error) :
		       refuse(error, names[1], "there is no such group");
}

bool
identity_take(const char *user, GError **error)
{
	if (user != NULL && geteuid() != 0)
		return refuse(error, "-u", "only root becomes somebody else");
	if (user != NULL && !change_to(user, error))
		return false;
	return geteuid() != 0 ||
	       refuse(error, "it does not run as root",
		       "start it as the service user, or with -u postcase");
}
