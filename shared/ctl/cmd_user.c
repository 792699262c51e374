/* postcase user list, show, add: who can be given cases */
#include "ctl/cmd.h"
#include "ctl/lookup.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/user.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <sysexits.h>

static struct {
	char *name, *open_limit;
	char **emails;
	gboolean admin;
} said;

/* clang-format off */
const GOptionEntry user_add_options[] = {
	{ "name", 0, 0, G_OPTION_ARG_STRING, &said.name, "the user's name", "NAME" },
	{ "email", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.emails, "addresses; the first is the primary one", "ADDRESS[,ADDRESS...]" },
	{ "admin", 0, 0, G_OPTION_ARG_NONE, &said.admin, "an administrator", NULL },
	{ "open-limit", 0, 0, G_OPTION_ARG_STRING, &said.open_limit, "open cases at most", "N" },
	USER_OPTIONS,
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column list_columns[] = {
	{ "login", "LOGIN", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "emails", "E-MAIL", COLUMN_CUT },
	{ "state", "STATE", COLUMN_WORD },
	{ "open_cases", "OPEN", 0 },
	{ "open_limit", "LIMIT", 0 },
	{ "teams", "TEAMS", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column record_columns[] = {
	{ "login", "login", 0 },
	{ "name", "name", 0 },
	{ "emails", "e-mail", 0 },
	{ "sasl_logins", "logs in as", 0 },
	{ "administrator", "administrator", 0 },
	{ "state", "state", COLUMN_WORD },
	{ "away_until", "away until", 0 },
	{ "open_cases", "open cases", 0 },
	{ "open_limit", "at most", 0 },
	{ "teams", "teams", 0 },
	{ "roles", "roles", 0 },
	{ "language", "language", 0 },
	{ "time_zone", "time zone", 0 },
	{ "tell_inbox", "tell of inbox", 0 },
	{ "tell_stream", "tell of stream", 0 },
	{ "mail", "by mail", 0 },
	{ "mail_daily", "once a day", 0 },
	{ "created_at", "made", 0 },
	{ NULL, NULL, 0 },
};

static const struct column right_columns[] = {
	{ "right", "RIGHT", 0 },
	{ "may", "MAY", 0 },
	{ "roles", "BY ROLES", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_USERS_LIST, list_columns,
	"no users yet; make one: postcase user add LOGIN --name NAME --email "
	"ADDRESS" };

bool
user_no_such(const char *login, GError **error)
{
	return status_set(error, EX_NOUSER,
		"there is no user '%s'; see: postcase user list", login);
}

bool
cmd_user_list(struct ctl *ctl, char **args, GError **error)
{
	(void)args;
	return output_list(ctl, &list, ROWS_TEXTS(NULL), error);
}

/* Everybody may see what he is himself. */
static bool
may_show(const struct ctl *ctl, const char *login, GError **error)
{
	const struct viewer *viewer = &ctl->viewer;

	return viewer->access.administrator ||
	       g_strcmp0(viewer->login, login) == 0 ||
	       status_set(error, EX_NOPERM,
		       "only an administrator sees what others may; of all: "
		       "postcase user list");
}

bool
cmd_user_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) user = rows_new();
	g_autoptr(rows) rights = rows_new();
	g_autoptr(tx) tx = NULL;
	const struct part parts[] = {
		{ "rights", rights, right_columns },
		{ NULL, NULL, NULL },
	};

	if (!may_show(ctl, args[0], error) ||
		(tx = ctl_begin(ctl, error)) == NULL ||
		!rows_ask(tx, STMT_USERS_LIST, ROWS_TEXTS(args[0]), user,
			error) ||
		!rows_ask(tx, STMT_USER_RIGHTS_LIST, ROWS_TEXTS(args[0]),
			rights, error) ||
		!tx_commit(tx, error))
		return false;
	if (rows_count(user) == 0)
		return user_no_such(args[0], error);
	output_record(ctl, user, record_columns, parts);
	return true;
}

bool
user_give_addresses(struct tx *tx, const char *login,
	const GPtrArray *addresses, GError **error)
{
	g_autofree char *emails = rows_list(addresses);

	return rows_ask(tx, STMT_ADDRESSES_ADD, ROWS_TEXTS(emails), NULL,
		       error) &&
	       rows_ask(tx, STMT_USERS_ADD_ADDRESSES, ROWS_TEXTS(login, emails),
		       NULL, error);
}

static bool
add(struct ctl *ctl, char *login, const char *limit, const GPtrArray *emails,
	const struct user_preferences *p, GError **error)
{
	g_autoptr(rows) made = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !lookup_no_group(tx, emails, error) ||
		!rows_ask(tx, STMT_USERS_ADD,
			ROWS_TEXTS(login, said.name, said.admin ? "t" : "f",
				limit),
			made, error) ||
		!rows_ask(tx, STMT_USERS_SET,
			ROWS_TEXTS(login, NULL, NULL, NULL, NULL, NULL,
				USER_PREFERENCES(p)),
			NULL, error) ||
		!user_give_addresses(tx, login, emails, error) ||
		!user_give_roles(tx, login, error) || !tx_trip(tx, error))
		return false;
	if (rows_count(made) == 0)
		return status_set(error, EX_DATAERR,
			"there is a user '%s' already; see: postcase user show "
			"%s",
			login, login);
	return tx_commit(tx, error);
}

bool
cmd_user_add(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) emails = NULL;
	struct user_preferences preferences = { 0 };
	const char *limit = NULL;

	if (said.name == NULL || said.emails == NULL)
		return status_set(error, EX_USAGE,
			"--name and --email are wanted; see: postcase user add "
			"--help");
	if (!value_login(args[0], error) ||
		!value_name(said.name, "name", error) ||
		!value_open_limit(said.open_limit, &limit, error) ||
		!user_read_preferences(&preferences, error))
		return false;
	emails = value_addresses(said.emails, error);
	if (emails == NULL ||
		!add(ctl, args[0], limit, emails, &preferences, error))
		return false;
	if (ctl->json)
		return cmd_user_show(ctl, args, error);
	say("user %s made: %s <%s>", args[0], said.name,
		(const char *)g_ptr_array_index(emails, 0));
	return true;
}
