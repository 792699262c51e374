#include "ctl/group.h"

#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static const char *const modes[] = { "active", "observe", "inactive", NULL };
static const char *const distributions[] = { "none", "direct", "round-robin",
	"least-busy", NULL };
static const char *const among_a_team[] = { "round-robin", "least-busy", NULL };
static const char *const closed_policies[] = { "reopen", "new", "link", NULL };
static const char *const program_policies[] = { "store", "case", NULL };

static bool
words_are_known(const struct group *g, GError **error)
{
	return value_name(g->name, "name", error) &&
	       value_word(g->mode, "mode", modes, error) &&
	       value_word(g->distribution, "distribution", distributions,
		       error) &&
	       value_word(g->on_closed, "policy for closed cases",
		       closed_policies, error) &&
	       value_word(g->programs, "policy for mail of programs",
		       program_policies, error);
}

bool
group_fits(struct tx *tx, const struct group *g, GError **error)
{
	if (!words_are_known(g, error))
		return false;
	if (g->team == NULL && g_strv_contains(among_a_team, g->distribution))
		return status_set(error, EX_USAGE,
			"%s wants a team: --team TEAM", g->distribution);
	if (g->user == NULL && strcmp(g->distribution, "direct") == 0)
		return status_set(error, EX_USAGE,
			"direct wants a user: --user LOGIN");
	if (g->team == NULL && g->position != NULL)
		return status_set(error, EX_USAGE,
			"a position wants its team: --team TEAM");
	if (g->team == NULL && g->tell_team)
		return status_set(error, EX_USAGE,
			"there is no team to tell: --team TEAM, or --tell-team "
			"no");
	return lookup_targets(tx, g->team, g->position, g->user, error);
}

bool
group_give_addresses(struct tx *tx, const char *name,
	const GPtrArray *addresses, bool primary, struct rows *given,
	GError **error)
{
	g_autofree char *list = rows_list(addresses);

	return rows_ask(tx, STMT_GROUP_ADDRESSES_ADD,
		ROWS_TEXTS(name, list, primary ? "t" : "f"), given, error);
}

char *
group_nexthop(const char *lmtp_listen, const char *queue)
{
	g_auto(GStrv) places = g_strsplit_set(lmtp_listen, " \t", -1);
	g_autofree char *below =
		g_strconcat(queue && *queue ? queue : "/var/spool/postfix", "/",
			NULL);

	for (char **place = places; *place != NULL; place++)
		if (g_str_has_prefix(*place, below))
			return g_strconcat("unix:", *place + strlen(below),
				NULL);
	return g_strconcat(places[0] && places[0][0] == '/' ? "unix:" : "inet:",
		places[0], NULL);
}

void
group_tell_postfix(const char *lmtp_listen, const GPtrArray *addresses)
{
	g_autofree char *place = group_nexthop(lmtp_listen, NULL);

	say("\nPostfix hands its mail over by a line in a transport map "
	    "(/etc/postfix/transport;\nthen run postmap on it):\n");
	for (guint i = 0; i < addresses->len; i++)
		say("  %s lmtp:%s",
			(const char *)g_ptr_array_index(addresses, i), place);
}
