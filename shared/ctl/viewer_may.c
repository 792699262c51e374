/* viewer_may_*(): rights asked for one record, one user, one file. */
#include "ctl/case.h"
#include "ctl/email.h"
#include "ctl/status.h"
#include "ctl/user.h"
#include "store/rights.h"

#include <string.h>
#include <sysexits.h>

#define NUMBER "%" G_GINT64_FORMAT

static bool
refuse(const struct ctl *ctl, const char *what, enum access_action action,
	GError **error)
{
	static const char *const verbs[] = {
		[ACCESS_READ] = "read",
		[ACCESS_EDIT] = "change",
		[ACCESS_DELETE] = "delete",
	};

	return status_set(error, EX_NOPERM,
		"'%s' may read %s and not %s it; see: postcase user show %s",
		ctl->viewer.login, what, verbs[action], ctl->viewer.login);
}

bool
viewer_may_email_tied(const struct ctl *ctl, gint64 id,
	const struct right_ties *is, enum access_action action, GError **error)
{
	const struct access *access = &ctl->viewer.access;
	g_autofree char *text = g_strdup_printf(NUMBER, id);
	g_autofree char *what = g_strconcat("e-mail ", text, NULL);

	if (!is->found || !access_to_email(access, &is->ties, ACCESS_READ))
		return email_no_such(text, error);
	return access_to_email(access, &is->ties, action) ||
	       refuse(ctl, what, action, error);
}

bool
viewer_may_email(const struct ctl *ctl, struct tx *tx, gint64 id,
	enum access_action action, GError **error)
{
	struct right_ties is = { 0 };

	return rights_of_email(tx, id, ctl->viewer.user, &is, error) &&
	       tx_trip(tx, error) &&
	       viewer_may_email_tied(ctl, id, &is, action, error);
}

bool
viewer_may_case(const struct ctl *ctl, struct tx *tx, gint64 number,
	enum access_action action, GError **error)
{
	const struct access *access = &ctl->viewer.access;
	g_autofree char *what = g_strdup_printf("case " NUMBER, number);
	struct right_ties is = { 0 };

	if (!rights_of_case(tx, number, ctl->viewer.user, &is, error) ||
		!tx_trip(tx, error))
		return false;
	if (!is.found || !access_to_case(access, &is.ties, ACCESS_READ))
		return case_no_such(number, error);
	return access_to_case(access, &is.ties, action) ||
	       refuse(ctl, what, action, error);
}

static bool
may_assign(const struct ctl *ctl, const struct rows *user, const char *login,
	GError **error)
{
	const struct viewer *viewer = &ctl->viewer;
	bool himself = rows_number(user, 0, "id") == viewer->user;
	bool shares = rows_true(user, 0, "shares_team");

	return access_to_assign(&viewer->access, himself, shares) ||
	       status_set(error, EX_NOPERM,
		       "'%s' may not give work to %s (the right 'assignment' "
		       "is "
		       "'%s'); see: postcase user show %s",
		       viewer->login, login,
		       access_level_name(viewer->access.assignment),
		       viewer->login);
}

bool
viewer_may_assign(const struct ctl *ctl, struct tx *tx, const char *login,
	gint64 *user, GError **error)
{
	g_autoptr(rows) found = rows_new();

	if (!rows_ask(tx, STMT_USERS_FIND, ROWS_TEXTS(login, ctl->viewer.id),
		    found, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(found) == 0)
		return user_no_such(login, error);
	if (!rows_true(found, 0, "active"))
		return status_set(error, EX_DATAERR,
			"%s is inactive; see: postcase user show %s", login,
			login);
	*user = rows_number(found, 0, "id");
	return may_assign(ctl, found, login, error);
}

bool
viewer_may_open(const struct ctl *ctl, const char *path, GError **error)
{
	return ctl->viewer.trusted || path == NULL || strcmp(path, "-") == 0 ||
	       status_set(error, EX_NOPERM,
		       "through sudo no file is opened; let the shell do it: "
		       "'> FILE', '< FILE'");
}
