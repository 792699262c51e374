/* The options of `postcase group add` and `group set`, and what they say. */
#include "ctl/cmd.h"
#include "ctl/group.h"
#include "ctl/status.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

enum { DAYS_MAX = 36500 };

struct group_said group_said;

/* clang-format off */
#define COMMON \
	{ "name", 0, 0, G_OPTION_ARG_STRING, &group_said.name, "its name, instead of the address", "NAME" }, \
	{ "team", 0, 0, G_OPTION_ARG_STRING, &group_said.team, "whose members are given the cases", "TEAM" }, \
	{ "position", 0, 0, G_OPTION_ARG_STRING, &group_said.position, "only those with this position", "NAME" }, \
	{ "user", 0, 0, G_OPTION_ARG_STRING, &group_said.user, "who is given them all", "LOGIN" }, \
	{ "distribution", 0, 0, G_OPTION_ARG_STRING, &group_said.distribution, "how cases are given", "none|direct|round-robin|least-busy" }, \
	{ "on-closed", 0, 0, G_OPTION_ARG_STRING, &group_said.on_closed, "what an answer to a closed case does", "reopen|new|link" }, \
	{ "reopen-days", 0, 0, G_OPTION_ARG_STRING, &group_said.reopen_days, "after so many days closed it opens a new one", "N|no" }, \
	{ "programs", 0, 0, G_OPTION_ARG_STRING, &group_said.programs, "what mail of programs does without a case", "store|case" }, \
	{ "tell-team", 0, 0, G_OPTION_ARG_STRING, &group_said.tell_team, "each e-mail is in its members' inboxes", "yes|no" }, \
	{ "team-follows", 0, 0, G_OPTION_ARG_STRING, &group_said.team_follows, "all of it follows the cases", "yes|no" }, \
	{ "folder", 0, 0, G_OPTION_ARG_STRING, &group_said.folder, "the group folder for its mail", "NAME|no" }, \
	{ "add-team", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.more_teams, "who may read its mail, too", "TEAM" }, \
	{ "spam", 0, 0, G_OPTION_ARG_STRING, &group_said.spam, "what is done with it (see spam_header)", "case|folder|drop" }, \
	{ "send-as", 0, 0, G_OPTION_ARG_STRING, &group_said.send_as, "who has the right may send in its name", "yes|no" }, \
	{ "from-name", 0, 0, G_OPTION_ARG_STRING, &group_said.from_name, "before its address in From then", "NAME|no" }, \
	{ "reply-to", 0, 0, G_OPTION_ARG_STRING, &group_said.reply_to, "where answers go to, instead of the address", "ADDRESS|no" }, \
	{ "reply-token", 0, 0, G_OPTION_ARG_STRING, &group_said.reply_token, "with the token of the case behind it", "yes|no" }, \
	{ "subject-tag", 0, 0, G_OPTION_ARG_STRING, &group_said.subject_tag, "[#n] in the subject of agents' answers", "yes|no" }, \
	{ "size-limit", 0, 0, G_OPTION_ARG_STRING, &group_said.size_limit, "larger messages are refused", "BYTES|no" }, \
	{ "mode", 0, 0, G_OPTION_ARG_STRING, &group_said.mode, "observe: nobody is told; inactive: mail waits", "active|observe|inactive" }, \
	{ "no-case", 0, 0, G_OPTION_ARG_NONE, &group_said.no_case, "mail is stored, and opens no case", NULL }

const GOptionEntry group_add_options[] = {
	COMMON,
	{ "alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.aliases, "one more address", "ADDRESS" },
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry group_set_options[] = {
	COMMON,
	{ "case", 0, 0, G_OPTION_ARG_NONE, &group_said.with_case, "mail opens cases", NULL },
	{ "remove-team", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.fewer_teams, "one that may not", "TEAM" },
	{ "add-alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.aliases, "one more address", "ADDRESS" },
	{ "remove-alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.removed, "one address less", "ADDRESS" },
	{ "trusted-form", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.forms, "whose form mail is answered", "SASL-LOGIN|CLIENT-ADDRESS" },
	{ "no-trusted-form", 0, 0, G_OPTION_ARG_STRING_ARRAY, &group_said.gone_forms, "no longer", "SASL-LOGIN|CLIENT-ADDRESS" },
	{ "relay", 0, 0, G_OPTION_ARG_STRING, &group_said.relay, "the server through which its own mail leaves", "[HOST]:PORT|no" },
	{ "relay-login", 0, 0, G_OPTION_ARG_STRING, &group_said.relay_login, "who logs in there", "NAME|no" },
	{ "relay-password-file", 0, 0, G_OPTION_ARG_FILENAME, &group_said.relay_password_file, "with which password; -: standard input", "FILE|-" },
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

static bool
days_are_right(const char *days, GError **error)
{
	return days == NULL || strcmp(days, "no") == 0 ||
	       g_ascii_string_to_unsigned(days, 10, 0, DAYS_MAX, NULL, NULL) ||
	       status_set(error, EX_USAGE,
		       "--reopen-days wants a number of days or no, not '%s'",
		       days);
}

/* Days belong to reopening: another policy forgets them. */
static bool
apply_closed(struct group *g, GError **error)
{
	if (!days_are_right(group_said.reopen_days, error))
		return false;
	if (group_said.on_closed != NULL)
		g->on_closed = group_said.on_closed;

	bool reopens = strcmp(g->on_closed, "reopen") == 0;
	if (!reopens)
		g->reopen_days = NULL;
	change(&g->reopen_days, group_said.reopen_days);
	return reopens || g->reopen_days == NULL ||
	       status_set(error, EX_USAGE,
		       "--reopen-days goes with --on-closed reopen");
}

static bool
apply_tell_team(struct group *g, GError **error)
{
	const char *yes = g->tell_team ? "t" : "f";

	if (!value_yes(group_said.tell_team, "--tell-team", &yes, error))
		return false;
	g->tell_team = *yes == 't';
	return true;
}

bool
group_apply(struct group *g, GError **error)
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
	if (group_said.programs != NULL)
		g->programs = group_said.programs;
	return apply_closed(g, error) && apply_tell_team(g, error);
}
