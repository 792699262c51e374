/* postcase folder add, folder set */
#include "ctl/cmd.h"
#include "ctl/folder.h"
#include "ctl/locale.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

/* More is no order any more. */
static const char folders_most[] = "100";

/* What lists and destinations call by these names is no folder. */
static const char *const reserved[] = { "inbox", "archive", "trash", NULL };

static struct {
	char *name, *quiet;
	char **teams, **removed;
	gboolean group;
} said;

/* clang-format off */
#define QUIET \
	{ "quiet", 0, 0, G_OPTION_ARG_STRING, &said.quiet, "without notifications of what comes there", "yes|no" }

const GOptionEntry folder_add_options[] = {
	FOLDER_GROUP(&said.group),
	QUIET,
	{ "team", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.teams, "whose group folder it is", "TEAM" },
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry folder_set_options[] = {
	FOLDER_GROUP(&said.group),
	QUIET,
	{ "name", 0, 0, G_OPTION_ARG_STRING, &said.name, "another name", "NAME" },
	{ "add-team", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.teams, "one more team that looks into it", "TEAM" },
	{ "remove-team", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.removed, "one team less", "TEAM" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* What the options are about. */
struct change {
	const struct folder_kind *kind;
	const char *quiet; /* "t", "f" or NULL */
	GPtrArray *teams, *removed;
};

static bool
read_change(const struct ctl *ctl, struct change *c, GError **error)
{
	c->kind = said.group ? &folder_group : &folder_personal;
	c->teams = value_list(said.teams);
	c->removed = value_list(said.removed);
	if (!folder_may(ctl, c->kind, true, error) ||
		!value_yes(said.quiet, "--quiet", &c->quiet, error))
		return false;
	if (c->kind->group && c->quiet != NULL)
		return status_set(error, EX_USAGE,
			"--quiet is for own folders, not for group folders");
	return c->kind->group || c->teams->len + c->removed->len == 0 ||
	       status_set(error, EX_USAGE,
		       "only a group folder has teams; add --group");
}

static void
change_clear(struct change *c)
{
	g_ptr_array_unref(c->teams);
	g_ptr_array_unref(c->removed);
}

static bool
name_is_right(const char *name, GError **error)
{
	if (!value_name(name, "name", error))
		return false;
	return name == NULL || !g_strv_contains(reserved, name) ||
	       status_set(error, EX_DATAERR,
		       "'%s' is there already, and no folder; take another "
		       "name",
		       name);
}

static bool
ask_teams(struct tx *tx, enum stmt stmt, const char *name,
	const GPtrArray *teams, GError **error)
{
	g_autofree char *list = rows_list(teams);

	return teams->len == 0 ||
	       (lookup_teams(tx, teams, error) &&
		       rows_ask(tx, stmt, ROWS_TEXTS(name, list), NULL, error));
}

/* Queues what is not its name. */
static bool
apply(const struct ctl *ctl, struct tx *tx, const struct change *c,
	const char *name, GError **error)
{
	if (c->quiet != NULL &&
		!rows_ask(tx, STMT_FOLDERS_SET_QUIET,
			ROWS_TEXTS(ctl->viewer.id, name, c->quiet), NULL,
			error))
		return false;
	return ask_teams(tx, STMT_GROUP_FOLDERS_ADD_TEAMS, name, c->teams,
		       error) &&
	       ask_teams(tx, STMT_GROUP_FOLDERS_REMOVE_TEAMS, name, c->removed,
		       error);
}

static bool
refuse_name(const struct folder_kind *kind, const char *name, GError **error)
{
	return status_set(error, EX_DATAERR,
		"there is a %s '%s' already, or there are %s; see: postcase "
		"folder list%s",
		kind->what, name, folders_most, kind->option);
}

static bool
add(struct ctl *ctl, const struct change *c, const char *name, GError **error)
{
	g_autoptr(rows) made = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	const struct folders f = { ctl, c->kind, tx };

	if (tx == NULL ||
		!folder_ask(&f, c->kind->add, ROWS_TEXTS(name, folders_most),
			made, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(made) == 0)
		return refuse_name(c->kind, name, error);
	return apply(ctl, tx, c, name, error) && tx_commit(tx, error);
}

bool
cmd_folder_add(struct ctl *ctl, char **args, GError **error)
{
	struct change change = { 0 };
	bool ok = false;

	ok = read_change(ctl, &change, error) &&
	     name_is_right(args[0], error) && add(ctl, &change, args[0], error);
	change_clear(&change);
	if (ok && !ctl->json)
		say("%s %s made", locale_text(change.kind->what), args[0]);
	return ok &&
	       (!ctl->json || folder_list(ctl, change.kind, args[0], error));
}

/* Another folder of the new name is found out before the database does. */
static bool
rename_to(const struct folders *f, const char *name, const char *to,
	GError **error)
{
	g_autofree char *id = NULL;

	if (to == NULL || strcmp(to, name) == 0)
		return true;
	if (folder_find(f, to, &id, NULL))
		return refuse_name(f->kind, to, error);
	return folder_ask(f, f->kind->rename, ROWS_TEXTS(name, to), NULL,
		error);
}

static bool
set(struct ctl *ctl, const struct change *c, const char *name, GError **error)
{
	g_autofree char *id = NULL;
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	const struct folders f = { ctl, c->kind, tx };

	return tx != NULL && folder_find(&f, name, &id, error) &&
	       apply(ctl, tx, c, name, error) &&
	       rename_to(&f, name, said.name, error) && tx_commit(tx, error);
}

bool
cmd_folder_set(struct ctl *ctl, char **args, GError **error)
{
	struct change change = { 0 };
	bool ok = false;

	ok = read_change(ctl, &change, error) &&
	     name_is_right(said.name, error);
	if (ok && said.name == NULL && change.quiet == NULL &&
		change.teams->len + change.removed->len == 0)
		ok = status_set(error, EX_USAGE,
			"nothing to change; see: postcase folder set --help");
	ok = ok && set(ctl, &change, args[0], error);
	change_clear(&change);
	if (!ok)
		return false;
	if (!ctl->json)
		say("%s changed:\n", locale_text(change.kind->what));
	return folder_list(ctl, change.kind, said.name ? said.name : args[0],
		error);
}
