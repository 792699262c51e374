/* Whose desks the mail of a group account comes to: folder, teams, followers,
 * spam.
 */
#include "ctl/group.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static const char *const spam_policies[] = { "case", "folder", "drop", NULL };

bool
group_desk_is_said(void)
{
	return group_said.folder != NULL || group_said.spam != NULL ||
	       group_said.team_follows != NULL ||
	       group_said.more_teams != NULL || group_said.fewer_teams != NULL;
}

static bool
set_teams(struct tx *tx, const char *address, GError **error)
{
	g_autoptr(GPtrArray) more = value_list(group_said.more_teams);
	g_autoptr(GPtrArray) fewer = value_list(group_said.fewer_teams);
	g_autofree char *added = rows_list(more);
	g_autofree char *removed = rows_list(fewer);

	return lookup_teams(tx, more, error) &&
	       lookup_teams(tx, fewer, error) &&
	       rows_ask(tx, STMT_GROUP_TEAMS_SET,
		       ROWS_TEXTS(address, added, removed), NULL, error);
}

bool
group_set_desk(struct tx *tx, const char *address, GError **error)
{
	const char *folder = group_said.folder, *follows = NULL;
	g_autoptr(rows) done = rows_new();

	if (!group_desk_is_said())
		return true;
	if (g_strcmp0(folder, "no") == 0)
		folder = "";
	if (!value_yes(group_said.team_follows, "--team-follows", &follows,
		    error) ||
		(group_said.spam != NULL &&
			!value_word(group_said.spam, "policy for spam",
				spam_policies, error)) ||
		!set_teams(tx, address, error) ||
		!rows_ask(tx, STMT_GROUP_DESKS_SET,
			ROWS_TEXTS(address, folder, follows, group_said.spam),
			done, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_true(done, 0, "known") ||
	       status_set(error, EX_NOUSER,
		       "there is no group folder '%s'; see: postcase folder "
		       "list --group",
		       folder);
}
