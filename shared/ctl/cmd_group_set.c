/* postcase group set */
#include "ctl/cmd.h"
#include "ctl/group.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "ctl/value_address.h"
#include "rules/form.h"

#include <sysexits.h>

/* The settings as they are, which nobody changes meanwhile. */
static bool
lock(struct tx *tx, const char *address, struct rows *rows, struct group *g,
	GError **error)
{
	if (!rows_ask(tx, STMT_GROUP_ACCOUNTS_LOCK, ROWS_TEXTS(address), rows,
		    error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(rows) == 0)
		return group_no_such(address, error);
	*g = (struct group){
		.name = rows_text(rows, 0, "name"),
		.mode = rows_text(rows, 0, "mode"),
		.distribution = rows_text(rows, 0, "distribution"),
		.team = rows_text(rows, 0, "team"),
		.position = rows_text(rows, 0, "position"),
		.user = rows_text(rows, 0, "user"),
		.on_closed = rows_text(rows, 0, "closed_policy"),
		.reopen_days = rows_text(rows, 0, "reopen_days"),
		.programs = rows_text(rows, 0, "generated_policy"),
		.tell_team = rows_true(rows, 0, "tell_team"),
		.create_case = rows_true(rows, 0, "create_case"),
	};
	return true;
}

static bool
update(struct tx *tx, const char *address, const struct group *g,
	GError **error)
{
	g_autoptr(rows) done = rows_new();

	if (!rows_ask(tx, STMT_GROUP_ACCOUNTS_SET,
		    ROWS_TEXTS(address, g->name, g->mode,
			    g->create_case ? "t" : "f", g->distribution,
			    g->team, g->position, g->user, g->on_closed,
			    g->reopen_days, g->programs,
			    g->tell_team ? "t" : "f"),
		    done, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(done) > 0 ||
	       status_set(error, EX_DATAERR,
		       "there is another group account named '%s'; see: "
		       "postcase group list",
		       g->name);
}

static bool
change_aliases(struct tx *tx, const char *address, const struct group *g,
	const GPtrArray *added, const GPtrArray *removed, GError **error)
{
	g_autoptr(rows) given = rows_new();
	g_autoptr(rows) gone = rows_new();
	g_autofree char *list = rows_list(removed);
	g_autofree char *words = value_join(removed);

	if (!lookup_no_group(tx, added, error) ||
		!group_give_addresses(tx, g->name, added, false, given,
			error) ||
		!rows_ask(tx, STMT_GROUP_ADDRESSES_REMOVE,
			ROWS_TEXTS(address, list), gone, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(gone) < removed->len)
		return status_set(error, EX_NOUSER,
			"not all of these are aliases of it: %s; see: postcase "
			"group show %s",
			words, address);
	return true;
}

/* A client's address in the way in which a delivery compares it. */
static char *
form_list(char **texts)
{
	g_autoptr(GPtrArray) words = value_list(texts);
	g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);
		char *client = form_client(word);

		g_ptr_array_add(forms, client ? client : g_strdup(word));
	}
	return rows_list(forms);
}

static bool
change_forms(struct tx *tx, const char *address, GError **error)
{
	g_autofree char *trusted = form_list(group_said.forms);
	g_autofree char *gone = form_list(group_said.gone_forms);

	return rows_ask(tx, STMT_GROUP_FORMS_SET,
		ROWS_TEXTS(address, trusted, gone), NULL, error);
}

static bool
is_said(void)
{
	return group_said.name != NULL || group_said.mode != NULL ||
	       group_said.team != NULL || group_said.position != NULL ||
	       group_said.user != NULL || group_said.distribution != NULL ||
	       group_said.on_closed != NULL || group_said.reopen_days != NULL ||
	       group_said.programs != NULL || group_said.tell_team != NULL ||
	       group_said.no_case || group_said.with_case ||
	       group_said.aliases != NULL || group_said.removed != NULL ||
	       group_desk_is_said() || group_answers_are_said() ||
	       group_relay_is_said() || group_said.forms != NULL ||
	       group_said.gone_forms != NULL;
}

/* *primary: the address by which it is found afterwards, too. */
static bool
set(struct ctl *ctl, const char *address, char **primary, GError **error)
{
	g_autoptr(GPtrArray) added =
		value_group_addresses(group_said.aliases, error);
	g_autoptr(GPtrArray) removed =
		added ? value_addresses(group_said.removed, error) : NULL;
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = removed ? ctl_begin(ctl, error) : NULL;
	struct group group = { 0 };

	if (tx == NULL || !lock(tx, address, rows, &group, error))
		return false;
	*primary = g_strdup(rows_text(rows, 0, "address"));
	return group_apply(&group, error) && group_fits(tx, &group, error) &&
	       update(tx, address, &group, error) &&
	       group_set_desk(tx, address, error) &&
	       group_set_relay(ctl, tx, address, error) &&
	       change_forms(tx, address, error) &&
	       change_aliases(tx, address, &group, added, removed, error) &&
	       group_set_answers(tx, address, error) && tx_commit(tx, error);
}

bool
cmd_group_set(struct ctl *ctl, char **args, GError **error)
{
	g_autofree char *address = value_address(args[0], error);
	g_autofree char *primary = NULL;

	if (address == NULL)
		return false;
	if (!is_said())
		return status_set(error, EX_USAGE,
			"nothing to change; see: postcase group set --help");
	if (group_said.no_case && group_said.with_case)
		return status_set(error, EX_USAGE,
			"--case and --no-case contradict each other");
	if (!set(ctl, address, &primary, error))
		return false;
	if (!ctl->json)
		say("group account %s changed:\n", primary);
	return cmd_group_show(ctl, (char *[]){ primary, NULL }, error);
}
