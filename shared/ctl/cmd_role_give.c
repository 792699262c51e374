/* postcase role give, role take */
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <sysexits.h>

static struct {
	char *team;
} said;

/* clang-format off */
const GOptionEntry role_give_options[] = {
	{ "team", 0, 0, G_OPTION_ARG_STRING, &said.team, "all members of this team, too", "TEAM" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* A role, and those who get or lose it; texts are borrowed. */
struct gift {
	GPtrArray *roles, *logins;
	char *role_list, *login_list;
};

static void
gift_init(struct gift *gift, char **args)
{
	gift->roles = g_ptr_array_new();
	g_ptr_array_add(gift->roles, args[0]);
	gift->logins = value_others(args);
	gift->role_list = rows_list(gift->roles);
	gift->login_list = rows_list(gift->logins);
}

static void
gift_clear(struct gift *gift)
{
	g_ptr_array_unref(gift->roles);
	g_ptr_array_unref(gift->logins);
	g_free(gift->role_list);
	g_free(gift->login_list);
}

/* Are they all there?  Three trips. */
static bool
look_up(struct tx *tx, const struct gift *gift, GError **error)
{
	if (gift->logins->len == 0 && said.team == NULL)
		return status_set(error, EX_USAGE,
			"say whose: LOGIN... or --team TEAM");
	return lookup_roles(tx, gift->roles, error) &&
	       lookup_users(tx, gift->logins, error) &&
	       lookup_targets(tx, said.team, NULL, NULL, error);
}

static bool
give(struct ctl *ctl, const struct gift *gift, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && look_up(tx, gift, error) &&
	       rows_ask(tx, STMT_USER_ROLES_ADD,
		       ROWS_TEXTS(gift->role_list, gift->login_list), NULL,
		       error) &&
	       rows_ask(tx, STMT_TEAM_ROLES_ADD,
		       ROWS_TEXTS(gift->role_list, said.team), NULL, error) &&
	       tx_commit(tx, error);
}

static bool
take(struct ctl *ctl, const char *role, const struct gift *gift, GError **error)
{
	g_autoptr(rows) users = rows_new();
	g_autoptr(rows) teams = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !look_up(tx, gift, error) ||
		!rows_ask(tx, STMT_USER_ROLES_REMOVE,
			ROWS_TEXTS(role, gift->login_list), users, error) ||
		!rows_ask(tx, STMT_TEAM_ROLES_REMOVE,
			ROWS_TEXTS(role, said.team), teams, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(users) < gift->logins->len ||
		rows_count(teams) < (said.team != NULL))
		return status_set(error, EX_NOUSER,
			"not all of them have the role; see: postcase role "
			"show '%s'",
			role);
	return tx_commit(tx, error);
}

/* "anna, ben and team Support" */
static void
tell(const char *role, bool gives, const struct gift *gift)
{
	g_autofree char *names = value_join(gift->logins);

	say(gives ? "role %s given to %s%s%s%s" : "role %s taken from %s%s%s%s",
		role, names, *names && said.team ? locale_text(" and ") : "",
		said.team ? locale_text("team ") : "",
		said.team ? said.team : "");
}

bool
cmd_role_give(struct ctl *ctl, char **args, GError **error)
{
	struct gift gift = { 0 };
	bool ok = false;

	gift_init(&gift, args);
	ok = give(ctl, &gift, error);
	if (ok && !ctl->json)
		tell(args[0], true, &gift);
	gift_clear(&gift);
	return ok && (!ctl->json || cmd_role_show(ctl, args, error));
}

bool
cmd_role_take(struct ctl *ctl, char **args, GError **error)
{
	struct gift gift = { 0 };
	bool ok = false;

	gift_init(&gift, args);
	ok = take(ctl, args[0], &gift, error);
	if (ok && !ctl->json)
		tell(args[0], false, &gift);
	gift_clear(&gift);
	return ok && (!ctl->json || cmd_role_show(ctl, args, error));
}
