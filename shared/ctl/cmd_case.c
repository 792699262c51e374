/* postcase case list */
#include "ctl/case.h"
#include "ctl/cmd.h"
#include "ctl/group.h"
#include "ctl/lookup.h"
#include "ctl/pages.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

static struct {
	char *status, *assigned, *group, *limit;
	gboolean all, mine, followed, team, unassigned;
} said;

/* clang-format off */
const GOptionEntry case_list_options[] = {
	{ "all", 0, 0, G_OPTION_ARG_NONE, &said.all, "closed ones too, and not only the newest 50", NULL },
	{ "status", 0, 0, G_OPTION_ARG_STRING, &said.status, "only those in this status", "STATUS" },
	{ "assigned", 0, 0, G_OPTION_ARG_STRING, &said.assigned, "only those of this user", "LOGIN" },
	{ "mine", 0, 0, G_OPTION_ARG_NONE, &said.mine, "only your own", NULL },
	{ "followed", 0, 0, G_OPTION_ARG_NONE, &said.followed, "only those that you follow", NULL },
	{ "team", 0, 0, G_OPTION_ARG_NONE, &said.team, "only those of your teams", NULL },
	{ "unassigned", 0, 0, G_OPTION_ARG_NONE, &said.unassigned, "only those that nobody has", NULL },
	{ "group", 0, 0, G_OPTION_ARG_STRING, &said.group, "only those of this group account", "ADDRESS" },
	{ "limit", 0, 0, G_OPTION_ARG_STRING, &said.limit, "so many at most", "N" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column list_columns[] = {
	{ "number", "CASE", 0 },
	{ "status", "STATUS", COLUMN_WORD },
	{ "assigned", "ASSIGNED", 0 },
	{ "last_activity_at", "LAST ACTIVITY", 0 },
	{ "contact", "CONTACT", COLUMN_CUT },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

/* An empty list is an answer only when there is what was asked for. */
static bool
is_there(struct ctl *ctl, const char *group, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL ||
		!lookup_targets(tx, NULL, NULL, said.assigned, error) ||
		!rows_ask(tx, STMT_GROUP_ACCOUNTS_LOCK, ROWS_TEXTS(group), rows,
			error) ||
		!tx_commit(tx, error))
		return false;
	return group == NULL || rows_count(rows) > 0 ||
	       group_no_such(group, error);
}

/* Which view is asked for; the others are empty. */
static bool
read_view(const struct ctl *ctl, const char **view, GError **error)
{
	int said_of_whose = said.mine + said.followed + said.team +
			    said.unassigned + (said.assigned != NULL);

	if (said_of_whose > 1)
		return status_set(error, EX_USAGE,
			"name one of --mine, --followed, --team, --unassigned "
			"and --assigned");
	if (ctl->viewer.user == 0 && (said.mine || said.followed || said.team))
		return status_set(error, EX_USAGE,
			"--mine, --followed and --team are somebody's; say "
			"whose: --as LOGIN");
	if (said.mine)
		said.assigned = g_strdup(ctl->viewer.login);
	*view = said.followed   ? "followed" :
		said.team       ? "team" :
		said.unassigned ? "nobody" :
				  NULL;
	return true;
}

static bool
print(struct ctl *ctl, const char *view, const char *status, const char *group,
	GError **error)
{
	const struct pages_limit limit = { said.all, said.limit };
	const char *closed = said.all || status != NULL ? "t" : "f";
	bool plain = *closed == 'f' && said.assigned == NULL && group == NULL &&
		     view == NULL;
	const struct list list = {
		STMT_CASES_LIST,
		list_columns,
		plain ? "no open cases (closed ones too: --all)" :
			"no such cases",
	};

	return pages_print(ctl, &list,
		ROWS_TEXTS(closed, status, said.assigned, group, view,
			VIEWER_CASES(ctl)),
		&limit, error);
}

bool
cmd_case_list(struct ctl *ctl, char **args, GError **error)
{
	const char *status = NULL, *view = NULL;
	g_autofree char *group = NULL;

	(void)args;
	if (!read_view(ctl, &view, error))
		return false;
	if (said.status != NULL && !case_status(said.status, &status, error))
		return false;
	if (said.group != NULL &&
		(group = value_address(said.group, error)) == NULL)
		return false;
	if ((said.assigned != NULL || group != NULL) &&
		!is_there(ctl, group, error))
		return false;
	return print(ctl, view, status, group, error);
}
