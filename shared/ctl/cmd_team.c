/* postcase team list, team show: among whom cases are distributed */
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/status.h"

#include <sysexits.h>

static const struct column list_columns[] = {
	{ "name", "NAME", 0 },
	{ "positions", "POSITIONS", COLUMN_CUT },
	{ "members", "MEMBERS", COLUMN_CUT },
	{ "group_accounts", "GROUP ACCOUNTS", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column record_columns[] = {
	{ "name", "name", 0 },
	{ "positions", "positions", 0 },
	{ "group_accounts", "group accounts", 0 },
	{ "roles", "roles", 0 },
	{ NULL, NULL, 0 },
};

static const struct column member_columns[] = {
	{ "login", "LOGIN", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "position", "POSITION", COLUMN_CUT },
	{ "state", "STATE", COLUMN_WORD },
	{ "away_until", "AWAY UNTIL", 0 },
	{ "open_cases", "OPEN", 0 },
	{ "open_limit", "LIMIT", 0 },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_TEAMS_LIST, list_columns,
	"no teams yet; make one: postcase team add NAME" };

bool
cmd_team_list(struct ctl *ctl, char **args, GError **error)
{
	(void)args;
	return output_list(ctl, &list, ROWS_TEXTS(NULL), error);
}

static bool
no_such_team(const char *name, GError **error)
{
	return status_set(error, EX_NOUSER,
		"there is no team '%s'; see: postcase team list", name);
}

bool
cmd_team_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) team = rows_new();
	g_autoptr(rows) members = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	const struct part parts[] = {
		{ "members", members, member_columns },
		{ NULL, NULL, NULL },
	};

	if (tx == NULL ||
		!rows_ask(tx, STMT_TEAMS_LIST, ROWS_TEXTS(args[0]), team,
			error) ||
		!rows_ask(tx, STMT_TEAM_MEMBERS_LIST, ROWS_TEXTS(args[0]),
			members, error) ||
		!tx_commit(tx, error))
		return false;
	if (rows_count(team) == 0)
		return no_such_team(args[0], error);
	output_record(ctl, team, record_columns, parts);
	return true;
}
