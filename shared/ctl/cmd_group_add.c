/* postcase group add */
#include "ctl/cmd.h"
#include "ctl/group.h"
#include "ctl/lookup.h"
#include "ctl/maps.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

static bool
insert(struct tx *tx, const struct group *g, const GPtrArray *addresses,
	GError **error)
{
	g_autoptr(rows) made = rows_new();
	g_autoptr(rows) given = rows_new();

	if (!rows_ask(tx, STMT_GROUP_ACCOUNTS_ADD,
		    ROWS_TEXTS(g->name, g->mode, g->create_case ? "t" : "f",
			    g->distribution, g->team, g->position, g->user,
			    g->on_closed, g->reopen_days, g->programs,
			    g->tell_team ? "t" : "f"),
		    made, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(made) == 0)
		return status_set(error, EX_DATAERR,
			"there is a group account named '%s' already; see: "
			"postcase group list",
			g->name);
	if (!group_give_addresses(tx, g->name, addresses, true, given, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(given) < addresses->len)
		return status_set(error, EX_TEMPFAIL,
			"somebody else has just taken one of the addresses");
	return group_set_desk(tx, g_ptr_array_index(addresses, 0), error) &&
	       group_set_answers(tx, g_ptr_array_index(addresses, 0), error) &&
	       tx_commit(tx, error);
}

static bool
add(struct ctl *ctl, const struct group *group, const GPtrArray *addresses,
	GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && lookup_no_group(tx, addresses, error) &&
	       group_fits(tx, group, error) &&
	       insert(tx, group, addresses, error);
}

/* The address and its aliases, the address first. */
static GPtrArray *
read_addresses(char *address, GError **error)
{
	g_autoptr(GPtrArray) texts = g_ptr_array_new();

	g_ptr_array_add(texts, address);
	for (char **a = group_said.aliases; a != NULL && *a != NULL; a++)
		g_ptr_array_add(texts, *a);
	g_ptr_array_add(texts, NULL);
	return value_group_addresses((char **)texts->pdata, error);
}

static void
tell(const struct ctl *ctl, const struct group *g, const GPtrArray *addresses)
{
	const char *address = g_ptr_array_index(addresses, 0);

	if (!g->create_case)
		say("group account %s made: its mail opens no cases", address);
	else if (strcmp(g->distribution, "round-robin") == 0)
		say("group account %s made: cases in turn to team %s", address,
			g->team);
	else if (strcmp(g->distribution, "least-busy") == 0)
		say("group account %s made: cases to the least busy of team %s",
			address, g->team);
	else if (strcmp(g->distribution, "direct") == 0)
		say("group account %s made: cases to %s", address, g->user);
	else
		say("group account %s made: cases to nobody yet (see: postcase "
		    "group set --help)",
			address);
	if (!maps_are_kept(ctl))
		group_tell_postfix(ctl->conf->lmtp_listen, addresses);
}

bool
cmd_group_add(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) addresses = read_addresses(args[0], error);
	struct group group = {
		.mode = "active",
		.create_case = true,
		.on_closed = "reopen",
		.programs = "store",
	};

	if (addresses == NULL)
		return false;
	group.name = g_ptr_array_index(addresses, 0);
	group.distribution = group_said.user != NULL ? "direct" : "none";
	if (group_said.team != NULL)
		group.distribution = "round-robin";
	if (!group_apply(&group, error) || !add(ctl, &group, addresses, error))
		return false;
	if (ctl->json)
		return cmd_group_show(ctl, args, error);
	tell(ctl, &group, addresses);
	return true;
}
