#include "ctl/viewer.h"

#include "ctl/caller.h"
#include "ctl/command.h"
#include "ctl/locale.h"
#include "ctl/status.h"
#include "ctl/user.h"
#include "store/rights.h"

#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#define NUMBER "%" G_GINT64_FORMAT

static void
set_user(struct viewer *viewer, gint64 user)
{
	viewer->user = user;
	g_snprintf(viewer->id, sizeof(viewer->id), NUMBER, user);
}

/* Through sudo it is the service user who opens files and becomes others. */
static bool
refuse_of_sudo(const struct ctl *ctl, GError **error)
{
	const char *login = ctl->viewer.login;

	if (ctl->as != NULL)
		return status_set(error, EX_NOPERM,
			"--as is for root and the service user, and you are "
			"'%s'; leave it out",
			login);
	if (strcmp(ctl->conf_path, conf_path(NULL)) != 0)
		return status_set(error, EX_NOPERM,
			"--config is for root and the service user, and you "
			"are '%s'; leave it out",
			login);
	return true;
}

bool
viewer_find(struct ctl *ctl, GError **error)
{
	struct viewer *viewer = &ctl->viewer;
	struct caller caller = { 0 };

	set_user(viewer, 0);
	if (!caller_find(geteuid(), getenv("SUDO_UID"), &caller, error))
		return false;
	viewer->trusted = caller.trusted;
	viewer->login = caller.login;
	if (!caller.trusted)
		return refuse_of_sudo(ctl, error);
	viewer->access = access_administrator;
	if (ctl->as != NULL) {
		g_free(viewer->login);
		viewer->login = g_strdup(ctl->as);
	}
	return true;
}

/* An administrator's commands say nowhere who called them. */
bool
viewer_is_user(const struct ctl *ctl)
{
	return !ctl->viewer.trusted || ctl->as != NULL ||
	       (ctl->viewer.login != NULL &&
		       ctl->command->caller != COMMAND_ADMINISTRATOR);
}

static bool
is_active(const struct ctl *ctl, const struct right *right, GError **error)
{
	const char *login = ctl->viewer.login;

	if (right->user != 0 && right->active)
		return true;
	if (ctl->viewer.trusted && right->user == 0)
		return user_no_such(login, error);
	if (right->user == 0)
		return status_set(error, EX_NOPERM,
			"you are '%s' here, and no user of postcase; an "
			"administrator makes one: postcase user add %s (root, "
			"as the service user: env -u SUDO_UID postcase ...)",
			login, login);
	return status_set(error, EX_NOPERM,
		"'%s' is inactive; an administrator changes that: postcase "
		"user set %s --active yes",
		login, login);
}

/* Root who came through sudo may be nobody's namesake, and may all anyway. */
static bool
take(struct ctl *ctl, const struct right *right, GError **error)
{
	struct viewer *viewer = &ctl->viewer;
	bool root = viewer->trusted && ctl->as == NULL;

	if (root && (right->user == 0 || !right->active)) {
		g_clear_pointer(&viewer->login, g_free);
		return true;
	}
	if (!root && !is_active(ctl, right, error))
		return false;
	set_user(viewer, right->user);
	locale_use(right->language, right->zone);
	if (!root)
		viewer->access = right->access;
	return true;
}

bool
viewer_load(struct ctl *ctl, GError **error)
{
	struct right right = { 0 };
	g_autoptr(tx) tx = NULL;
	bool ok = false;

	if (!viewer_is_user(ctl)) {
		g_clear_pointer(&ctl->viewer.login, g_free);
		return true;
	}
	tx = ctl_begin(ctl, error);
	ok = tx != NULL && rights_find(tx, ctl->viewer.login, &right, error) &&
	     tx_commit(tx, error) && take(ctl, &right, error);
	right_clear(&right);
	return ok;
}

bool
viewer_may_call(const struct ctl *ctl, GError **error)
{
	const struct access *a = &ctl->viewer.access;
	const struct {
		bool has;
		const char *right;
	} needs[] = {
		[COMMAND_ADMINISTRATOR] = { a->administrator, NULL },
		[COMMAND_ANYBODY] = { true, NULL },
		[COMMAND_SELF] = { true, NULL },
		[COMMAND_EMAIL] = { a->email_read > ACCESS_NO, "email-read" },
		[COMMAND_CASE] = { a->case_read > ACCESS_NO, "case-read" },
		[COMMAND_CUSTOMER_READ] = { a->customer_read, "customer-read" },
		[COMMAND_CUSTOMER_EDIT] = { a->customer_read &&
						    a->customer_edit,
			"customer-edit" },
		[COMMAND_IMPORT] = { a->import, "import" },
	};
	enum command_caller caller = ctl->command->caller;

	if (caller == COMMAND_ADMINISTRATOR && !a->administrator)
		return status_set(error, EX_NOPERM,
			"only an administrator may, and '%s' is none",
			ctl->viewer.login);
	if (!needs[caller].has)
		return status_set(error, EX_NOPERM,
			"'%s' lacks the right '%s', which an administrator "
			"gives; see: postcase user show %s",
			ctl->viewer.login, needs[caller].right,
			ctl->viewer.login);
	return caller != COMMAND_SELF || ctl->viewer.user != 0 ||
	       status_set(error, EX_USAGE,
		       "it is about a user's own, and you are none; say whose: "
		       "--as LOGIN");
}

void
viewer_clear(struct viewer *viewer)
{
	g_clear_pointer(&viewer->login, g_free);
}
