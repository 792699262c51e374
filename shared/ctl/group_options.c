/* The options of `postcase group add` and `group set`, and what they say. */
#include "ctl/cmd.h"
#include "ctl/group.h"

#include <string.h>

struct group_said group_said;

/* clang-format off */
#define COMMON \
	{ "name", 0, 0, G_OPTION_ARG_STRING, &group_said.name, "its name, instead of the address", "NAME" }, \
	{ "team", 0, 0, G_OPTION_ARG_STRING, &group_said.team, "whose members are given the cases", "TEAM" }, \
	{ "position", 0, 0, G_OPTION_ARG_STRING, &group_said.position, "only those with this position", "NAME" }, \
	{ "user", 0, 0, G_OPTION_ARG_STRING, &group_said.user, "who is given them all", "LOGIN" }, \
	{ "distribution", 0, 0, G_OPTION_ARG_STRING, &group_said.distribution, "how cases are given", "none|direct|round-robin" }, \
	{ "no-case", 0, 0, G_OPTION_ARG_NONE, &group_said.no_case, "mail is stored, and opens no case", NULL }

const GOptionEntry group_add_options[] = {
	COMMON,
	{ "alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.aliases, "one more address", "ADDRESS" },
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry group_set_options[] = {
	COMMON,
	{ "case", 0, 0, G_OPTION_ARG_NONE, &group_said.with_case, "mail opens cases", NULL },
	{ "mode", 0, 0, G_OPTION_ARG_STRING, &group_said.mode, "inactive: its mail waits in the queue", "active|inactive" },
	{ "add-alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.aliases, "one more address", "ADDRESS" },
	{ "remove-alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.removed, "one address less", "ADDRESS" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* "no" takes it away, nothing leaves it. */
static void
change(const char **setting, const char *text)
{
	if (text != NULL)
		*setting = strcmp(text, "no") == 0 ? NULL : text;
}

void
group_apply(struct group *g)
{
	if (group_said.name != NULL)
		g->name = group_said.name;
	if (group_said.mode != NULL)
		g->mode = group_said.mode;
	if (group_said.team != NULL)
		g->position = NULL; /* the old team's */
	change(&g->team, group_said.team);
	change(&g->position, group_said.position);
	change(&g->user, group_said.user);
	if (group_said.distribution != NULL)
		g->distribution = group_said.distribution;
	if (group_said.no_case || group_said.with_case)
		g->create_case = group_said.with_case;
}
