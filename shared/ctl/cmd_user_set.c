/* postcase user set */
#include "ctl/cmd.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/user.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <sysexits.h>

static struct {
	char *name, *active, *away, *open_limit, *admin;
	char **added, **removed, **logins, **gone_logins;
} said;

/* clang-format off */
const GOptionEntry user_set_options[] = {
	{ "name", 0, 0, G_OPTION_ARG_STRING, &said.name, "the user's name", "NAME" },
	{ "active", 0, 0, G_OPTION_ARG_STRING, &said.active, "no: is given no cases and told nothing", "yes|no" },
	{ "away-until", 0, 0, G_OPTION_ARG_STRING, &said.away, "is given no cases till then", "DATE|no" },
	{ "open-limit", 0, 0, G_OPTION_ARG_STRING, &said.open_limit, "open cases at most", "N|no" },
	USER_OPTIONS,
	{ "admin", 0, 0, G_OPTION_ARG_STRING, &said.admin, "an administrator", "yes|no" },
	{ "add-email", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.added, "one more address", "ADDRESS" },
	{ "remove-email", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.removed, "one address less", "ADDRESS" },
	{ "add-sasl-login", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.logins, "one more name to log in with when sending mail", "NAME" },
	{ "remove-sasl-login", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.gone_logins, "one less", "NAME" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* What `user set` was told, as the statement takes it. */
struct change {
	const char *active, *limit, *admin;
	char *away;
	struct user_preferences preferences;
	GPtrArray *added, *removed; /* of addresses */
};

static void
clear_change(struct change *change)
{
	g_free(change->away);
	g_clear_pointer(&change->added, g_ptr_array_unref);
	g_clear_pointer(&change->removed, g_ptr_array_unref);
}

/* Everybody says himself how he is told; what he is and may says another. */
static bool
may_change(const struct ctl *ctl, const char *login, GError **error)
{
	const struct viewer *viewer = &ctl->viewer;
	bool more = said.name || said.active || said.admin || said.open_limit ||
		    said.away || said.added || said.removed || said.logins ||
		    said.gone_logins || user_said.roles;

	return viewer->access.administrator ||
	       (!more && g_strcmp0(viewer->login, login) == 0) ||
	       status_set(error, EX_NOPERM,
		       "only an administrator changes more than one's own "
		       "language, time zone, and how one is told");
}

static bool
read_change(struct change *change, GError **error)
{
	if (!value_name(said.name, "name", error) ||
		!value_yes(said.active, "--active", &change->active, error) ||
		!value_yes(said.admin, "--admin", &change->admin, error) ||
		!value_open_limit(said.open_limit, &change->limit, error) ||
		!value_away(said.away, &change->away, error) ||
		!user_read_preferences(&change->preferences, error))
		return false;
	change->added = value_addresses(said.added, error);
	if (change->added == NULL)
		return false;
	change->removed = value_addresses(said.removed, error);
	if (change->removed == NULL)
		return false;
	return said.name != NULL || change->active != NULL ||
	       change->admin != NULL || change->limit != NULL ||
	       change->away != NULL || change->added->len > 0 ||
	       change->removed->len > 0 || said.logins != NULL ||
	       said.gone_logins != NULL || user_prefers() ||
	       status_set(error, EX_USAGE,
		       "nothing to change; see: postcase user set --help");
}

/* In the order of the statements: what was taken away, then what is primary. */
static bool
change_addresses(struct tx *tx, const char *login, const struct change *change,
	GError **error)
{
	g_autoptr(rows) gone = rows_new();
	g_autofree char *removed = rows_list(change->removed);
	g_autofree char *words = value_join(change->removed);

	if (!user_give_addresses(tx, login, change->added, error) ||
		!rows_ask(tx, STMT_USERS_REMOVE_ADDRESSES,
			ROWS_TEXTS(login, removed), gone, error) ||
		!rows_ask(tx, STMT_USERS_SET_PRIMARY, ROWS_TEXTS(login), NULL,
			error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(gone) == change->removed->len ||
	       status_set(error, EX_NOUSER,
		       "not all of these are addresses of %s: %s", login,
		       words);
}

static bool
set(struct ctl *ctl, char *login, const struct change *change, GError **error)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !lookup_no_group(tx, change->added, error) ||
		!rows_ask(tx, STMT_USERS_SET,
			ROWS_TEXTS(login, said.name, change->active,
				change->away, change->limit, change->admin,
				USER_PREFERENCES(&change->preferences)),
			found, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(found) == 0)
		return user_no_such(login, error);
	return user_give_roles(tx, login, error) &&
	       change_addresses(tx, login, change, error) &&
	       user_change_logins(tx, login, said.logins, said.gone_logins,
		       error) &&
	       tx_commit(tx, error);
}

bool
cmd_user_set(struct ctl *ctl, char **args, GError **error)
{
	struct change change = { 0 };
	bool ok = may_change(ctl, args[0], error) &&
		  read_change(&change, error) &&
		  set(ctl, args[0], &change, error);

	clear_change(&change);
	if (!ok)
		return false;
	if (!ctl->json)
		say("user %s changed:\n", args[0]);
	return cmd_user_show(ctl, args, error);
}
