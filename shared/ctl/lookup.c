#include "ctl/lookup.h"

#include "ctl/status.h"
#include "store/rows.h"

#include <sysexits.h>

static bool
refuse_position(const struct rows *rows, const char *team, const char *position,
	GError **error)
{
	const char *known = rows_text(rows, 0, "positions");

	if (known == NULL)
		return status_set(error, EX_NOUSER,
			"team %s has no positions; make it: postcase team set "
			"'%s' --add-position '%s'",
			team, team, position);
	return status_set(error, EX_NOUSER,
		"team %s has no position '%s'; it has: %s (one more: postcase "
		"team set '%s' --add-position '%s')",
		team, position, known, team, position);
}

bool
lookup_targets(struct tx *tx, const char *team, const char *position,
	const char *user, GError **error)
{
	g_autoptr(rows) rows = rows_new();

	if (!rows_ask(tx, STMT_TARGETS_FIND, ROWS_TEXTS(team, position, user),
		    rows, error) ||
		!tx_trip(tx, error))
		return false;
	if (!rows_true(rows, 0, "team_found"))
		return status_set(error, EX_NOUSER,
			"there is no team '%s'; see: postcase team list", team);
	if (!rows_true(rows, 0, "user_found"))
		return status_set(error, EX_NOUSER,
			"there is no user '%s'; see: postcase user list", user);
	return rows_true(rows, 0, "position_found") ||
	       refuse_position(rows, team, position, error);
}

/* The statement gives those that are not there. */
static bool
look_up(struct tx *tx, enum stmt unknown, const char *noun,
	const GPtrArray *names, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	g_autofree char *list = rows_list(names);

	if (!rows_ask(tx, unknown, ROWS_TEXTS(list), rows, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(rows) == 0 ||
	       status_set(error, EX_NOUSER,
		       "there is no %s '%s'; see: postcase %s list", noun,
		       rows_cell(rows, 0, 0), noun);
}

bool
lookup_users(struct tx *tx, const GPtrArray *logins, GError **error)
{
	return look_up(tx, STMT_USERS_UNKNOWN, "user", logins, error);
}

bool
lookup_teams(struct tx *tx, const GPtrArray *names, GError **error)
{
	return look_up(tx, STMT_TEAMS_UNKNOWN, "team", names, error);
}

bool
lookup_roles(struct tx *tx, const GPtrArray *names, GError **error)
{
	return look_up(tx, STMT_ROLES_UNKNOWN, "role", names, error);
}

bool
lookup_no_group(struct tx *tx, const GPtrArray *addresses, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	g_autofree char *list = rows_list(addresses);

	if (!rows_ask(tx, STMT_GROUP_ADDRESSES_TAKEN, ROWS_TEXTS(list), rows,
		    error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(rows) == 0 ||
	       status_set(error, EX_DATAERR,
		       "%s belongs to a group account; see: postcase group "
		       "show %s",
		       rows_text(rows, 0, "address"),
		       rows_text(rows, 0, "address"));
}
