/* postcase case follow, case unfollow */
#include "ctl/case.h"
#include "ctl/cmd.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "store/notes.h"

#include <sysexits.h>

#define NUMBER "%" G_GINT64_FORMAT

static struct {
	char *login;
} said;

/* clang-format off */
const GOptionEntry case_follow_options[] = {
	{ "user", 0, 0, G_OPTION_ARG_STRING, &said.login, "not you, but this user", "LOGIN" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* Who follows a case, or will. */
struct follower {
	gint64 number, user;
	const char *login;
};

/* For others it is work that is given. */
static bool
find_follower(const struct ctl *ctl, struct tx *tx, struct follower *f,
	GError **error)
{
	f->login = said.login ? said.login : ctl->viewer.login;
	f->user = ctl->viewer.user;
	if (said.login != NULL)
		return viewer_may_assign(ctl, tx, said.login, &f->user, error);
	return f->user != 0 ||
	       status_set(error, EX_USAGE, "say who: --user LOGIN");
}

/* The case is kept still; rows: cases_lock.sql. */
static bool
begin(const struct ctl *ctl, struct tx *tx, const char *arg, struct rows *rows,
	struct follower *f, GError **error)
{
	return case_number(arg, &f->number, error) &&
	       case_lock(ctl, tx, f->number, ACCESS_READ, rows, error) &&
	       find_follower(ctl, tx, f, error);
}

static bool
print(struct ctl *ctl, const struct follower *f, bool follows, GError **error)
{
	if (ctl->json)
		return case_show(ctl, f->number, error);
	say(follows ? "%s follows case " NUMBER :
		      "%s does not follow case " NUMBER,
		f->login, f->number);
	return true;
}

bool
cmd_case_follow(struct ctl *ctl, char **args, GError **error)
{
	struct follower f = { 0 };
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && begin(ctl, tx, args[0], rows, &f, error) &&
	       notes_follow(tx, f.number, f.user, error) &&
	       tx_commit(tx, error) && print(ctl, &f, true, error);
}

bool
cmd_case_unfollow(struct ctl *ctl, char **args, GError **error)
{
	struct follower f = { 0 };
	g_autoptr(rows) rows = rows_new();
	g_autofree char *number = NULL;
	g_autofree char *user = NULL;
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !begin(ctl, tx, args[0], rows, &f, error))
		return false;
	if (g_strcmp0(rows_text(rows, 0, "assigned"), f.login) == 0)
		return status_set(error, EX_DATAERR,
			"case " NUMBER " is %s's, who is told of it; first: "
			"postcase case assign " NUMBER " LOGIN|nobody",
			f.number, f.login, f.number);
	number = g_strdup_printf(NUMBER, f.number);
	user = g_strdup_printf(NUMBER, f.user);
	return rows_ask(tx, STMT_SUBSCRIPTIONS_REMOVE, ROWS_TEXTS(number, user),
		       NULL, error) &&
	       tx_commit(tx, error) && print(ctl, &f, false, error);
}
