/* postcase team join, team leave */
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <sysexits.h>

static struct {
	char *position;
} said;

/* clang-format off */
const GOptionEntry team_join_options[] = {
	{ "position", 0, 0, G_OPTION_ARG_STRING, &said.position, "their position there", "NAME" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static bool
join(struct ctl *ctl, const char *team, const GPtrArray *logins, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autofree char *list = rows_list(logins);

	return tx != NULL &&
	       lookup_targets(tx, team, said.position, NULL, error) &&
	       lookup_users(tx, logins, error) &&
	       rows_ask(tx, STMT_TEAM_MEMBERS_ADD,
		       ROWS_TEXTS(team, list, said.position), NULL, error) &&
	       tx_commit(tx, error);
}

static bool
leave(struct ctl *ctl, const char *team, const GPtrArray *logins,
	GError **error)
{
	g_autoptr(rows) gone = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autofree char *list = rows_list(logins);

	if (tx == NULL || !lookup_targets(tx, team, NULL, NULL, error) ||
		!lookup_users(tx, logins, error) ||
		!rows_ask(tx, STMT_TEAM_MEMBERS_REMOVE, ROWS_TEXTS(team, list),
			gone, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(gone) < logins->len)
		return status_set(error, EX_NOUSER,
			"not all of them are in team %s; see: postcase team "
			"show '%s'",
			team, team);
	return tx_commit(tx, error);
}

bool
cmd_team_join(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) logins = value_others(args);
	g_autofree char *names = value_join(logins);

	if (!join(ctl, args[0], logins, error))
		return false;
	if (ctl->json)
		return cmd_team_show(ctl, args, error);
	say("team %s joined by %s%s%s", args[0], names,
		said.position ? locale_text(" as ") : "",
		said.position ? said.position : "");
	return true;
}

bool
cmd_team_leave(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) logins = value_others(args);
	g_autofree char *names = value_join(logins);

	if (!leave(ctl, args[0], logins, error))
		return false;
	if (ctl->json)
		return cmd_team_show(ctl, args, error);
	say("team %s left by %s", args[0], names);
	return true;
}
