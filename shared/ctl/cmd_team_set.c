/* postcase team add, team set */
#include "ctl/cmd.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <sysexits.h>

static struct {
	char **positions, **removed, **roles;
} said;

/* clang-format off */
#define ROLE { "role", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.roles, "one more role of its members", "NAME[,NAME...]" }
/* clang-format on */

/* clang-format off */
const GOptionEntry team_add_options[] = {
	{ "positions", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.positions, "positions that its members can have", "NAME[,NAME...]" },
	ROLE,
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry team_set_options[] = {
	{ "add-position", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.positions, "one more position", "NAME" },
	{ "remove-position", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.removed, "one position less; nobody may have it", "NAME" },
	ROLE,
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static bool
ask_positions(struct tx *tx, enum stmt stmt, const char *team,
	const GPtrArray *positions, struct rows *rows, GError **error)
{
	g_autofree char *texts = rows_list(positions);

	return rows_ask(tx, stmt, ROWS_TEXTS(team, texts), rows, error);
}

static bool
read_positions(char **texts, GPtrArray **positions, GError **error)
{
	*positions = value_list(texts);
	for (guint i = 0; i < (*positions)->len; i++)
		if (!value_name(g_ptr_array_index(*positions, i), "position",
			    error))
			return false;
	return true;
}

/* Queues what gives its members the roles that the options say.  A trip. */
static bool
give_roles(struct tx *tx, const char *team, GError **error)
{
	g_autoptr(GPtrArray) roles = value_list(said.roles);
	g_autofree char *list = rows_list(roles);

	return lookup_roles(tx, roles, error) &&
	       rows_ask(tx, STMT_TEAM_ROLES_ADD, ROWS_TEXTS(list, team), NULL,
		       error);
}

static bool
add(struct ctl *ctl, const char *name, const GPtrArray *positions,
	GError **error)
{
	g_autoptr(rows) made = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL ||
		!rows_ask(tx, STMT_TEAMS_ADD, ROWS_TEXTS(name), made, error) ||
		!ask_positions(tx, STMT_TEAMS_ADD_POSITIONS, name, positions,
			NULL, error) ||
		!give_roles(tx, name, error) || !tx_trip(tx, error))
		return false;
	if (rows_count(made) == 0)
		return status_set(error, EX_DATAERR,
			"there is a team '%s' already; see: postcase team show "
			"'%s'",
			name, name);
	return tx_commit(tx, error);
}

bool
cmd_team_add(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) positions = NULL;

	if (!value_name(args[0], "name", error) ||
		!read_positions(said.positions, &positions, error) ||
		!add(ctl, args[0], positions, error))
		return false;
	if (ctl->json)
		return cmd_team_show(ctl, args, error);
	say("team %s made; put users into it: postcase team join '%s' LOGIN...",
		args[0], args[0]);
	return true;
}

static bool
set(struct ctl *ctl, const char *name, const GPtrArray *added,
	const GPtrArray *removed, GError **error)
{
	g_autoptr(rows) gone = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !lookup_targets(tx, name, NULL, NULL, error) ||
		!ask_positions(tx, STMT_TEAMS_ADD_POSITIONS, name, added, NULL,
			error) ||
		!ask_positions(tx, STMT_TEAMS_REMOVE_POSITIONS, name, removed,
			gone, error) ||
		!give_roles(tx, name, error) || !tx_trip(tx, error))
		return false;
	if (rows_count(gone) < removed->len)
		return status_set(error, EX_DATAERR,
			"it has no such position, or somebody has it; see: "
			"postcase team show '%s'",
			name);
	return tx_commit(tx, error);
}

bool
cmd_team_set(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) added = NULL;
	g_autoptr(GPtrArray) removed = NULL;

	if (!read_positions(said.positions, &added, error) ||
		!read_positions(said.removed, &removed, error))
		return false;
	if (added->len + removed->len == 0 && said.roles == NULL)
		return status_set(error, EX_USAGE,
			"nothing to change; see: postcase team set --help");
	if (!set(ctl, args[0], added, removed, error))
		return false;
	if (!ctl->json)
		say("team %s changed:\n", args[0]);
	return cmd_team_show(ctl, args, error);
}
