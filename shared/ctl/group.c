#include "ctl/group.h"

#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

static const char *const modes[] = { "active", "inactive", NULL };
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

/* Where it was installed, seen from this program. */
static char *
lda_path(void)
{
	static const char *const places[] = { "../sbin", "." };
	g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
	g_autofree char *folder = g_path_get_dirname(self ? self : "");

	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *near = g_build_filename(folder, places[i],
			"postcase-lda", NULL);

		if (access(near, X_OK) == 0)
			return g_canonicalize_filename(near, "/");
	}
	return g_strdup("postcase-lda");
}

void
group_tell_postfix(const char *conf_path, const GPtrArray *addresses)
{
	g_autofree char *lda = lda_path();
	g_autofree char *conf = g_canonicalize_filename(conf_path, NULL);
	bool usual = strcmp(conf, POSTCASE_CONF_PATH) == 0;

	say("\nPostfix hands its mail over by an alias, in a file that belongs "
	    "to the service\nuser (/var/lib/postcase/aliases; then run "
	    "postalias on it):\n");
	for (guint i = 0; i < addresses->len; i++) {
		const char *address = g_ptr_array_index(addresses, i);

		say("  %.*s: \"|%s%s%s\"", (int)strcspn(address, "@"), address,
			lda, usual ? "" : " -c ", usual ? "" : conf);
	}
}
