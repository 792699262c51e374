/* postcase group: the addresses whose mail becomes cases */
#include "ctl/cmd.h"
#include "ctl/group.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value_address.h"

#include <sysexits.h>

static const struct column list_columns[] = {
	{ "address", "ADDRESS", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "mode", "MODE", 0 },
	{ "distribution", "DISTRIBUTION", 0 },
	{ "team", "TEAM", COLUMN_CUT },
	{ "user", "USER", COLUMN_CUT },
	{ "candidates", "FREE", 0 },
	{ "open_cases", "OPEN", 0 },
	{ NULL, NULL, 0 },
};

static const struct column record_columns[] = {
	{ "address", "address", 0 },
	{ "name", "name", 0 },
	{ "aliases", "aliases", 0 },
	{ "mode", "mode", 0 },
	{ "create_case", "opens cases", 0 },
	{ "distribution", "distribution", 0 },
	{ "team", "team", 0 },
	{ "position", "position", 0 },
	{ "user", "user", 0 },
	{ "closed_policy", "on closed", 0 },
	{ "reopen_days", "reopen days", 0 },
	{ "generated_policy", "programs", 0 },
	{ "tell_team", "tell team", 0 },
	{ "team_follows", "team follows", 0 },
	{ "more_teams", "more teams", 0 },
	{ "folder", "folder", 0 },
	{ "spam", "spam", 0 },
	{ "trusted_forms", "trusted forms", 0 },
	{ "size_limit", "size limit", 0 },
	{ "send_as", "send as", 0 },
	{ "from_name", "from name", 0 },
	{ "reply_to", "reply to", 0 },
	{ "reply_token", "with token", 0 },
	{ "subject_tag", "subject tag", 0 },
	{ "relay", "relay", 0 },
	{ "relay_login", "relay login", 0 },
	{ "open_cases", "open cases", 0 },
	{ "created_at", "made", 0 },
	{ NULL, NULL, 0 },
};

static const struct column candidate_columns[] = {
	{ "login", "LOGIN", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "open_cases", "OPEN", 0 },
	{ "open_limit", "LIMIT", 0 },
	{ "next", "NEXT", 0 },
	{ "passed_over", "PASSED OVER", 0 },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_GROUP_ACCOUNTS_LIST, list_columns,
	"no group accounts yet; make one: postcase group add ADDRESS --team "
	"TEAM" };

bool
cmd_group_list(struct ctl *ctl, char **args, GError **error)
{
	(void)args;
	return output_list(ctl, &list, ROWS_TEXTS(NULL), error);
}

bool
group_no_such(const char *address, GError **error)
{
	return status_set(error, EX_NOUSER,
		"no group account has the address %s; see: postcase group list",
		address);
}

bool
cmd_group_show(struct ctl *ctl, char **args, GError **error)
{
	g_autofree char *address = value_address(args[0], error);
	g_autoptr(rows) group = rows_new();
	g_autoptr(rows) candidates = rows_new();
	const struct part parts[] = {
		{ "candidates", candidates, candidate_columns },
		{ NULL, NULL, NULL },
	};
	g_autoptr(tx) tx = NULL;

	if (address == NULL || (tx = ctl_begin(ctl, error)) == NULL ||
		!rows_ask(tx, STMT_GROUP_ACCOUNTS_LIST, ROWS_TEXTS(address),
			group, error) ||
		!rows_ask(tx, STMT_GROUP_CANDIDATES_LIST, ROWS_TEXTS(address),
			candidates, error) ||
		!tx_commit(tx, error))
		return false;
	if (rows_count(group) == 0)
		return group_no_such(address, error);
	output_record(ctl, group, record_columns, parts);
	return true;
}
