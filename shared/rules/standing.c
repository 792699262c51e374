#include "rules/standing.h"

#include "rules/domain.h"

#include <string.h>

/* A fail without a policy is one whose policy our server did not write down. */
bool
standing_fails(const struct authres *authres)
{
	return authres->results[AUTH_DMARC] == RESULT_FAIL &&
	       authres->policy != POLICY_NONE;
}

/*
 * The pass is of another author: From has several, or there are several From
 * fields.  Some servers name the domain that has the policy, above From's.  A
 * name beyond ASCII is not compared: From's is in A-labels.
 */
static bool
is_of_another(const struct authres *authres, const char *from)
{
	const char *passed = authres->from;
	g_autofree char *above = g_strconcat(".", passed, NULL);

	return authres->results[AUTH_DMARC] == RESULT_PASS && *passed != '\0' &&
	       g_str_is_ascii(passed) && strcmp(passed, domain_of(from)) != 0 &&
	       !g_str_has_suffix(domain_of(from), above);
}

static bool
is_proven(const struct authres *authres, const char *from)
{
	return authres->results[AUTH_DMARC] == RESULT_PASS &&
	       !authres->broken && strcmp(authres->from, domain_of(from)) == 0;
}

bool
standing_proves_agent(const char *from, const struct authres *authres,
	const char *agent_domains)
{
	return is_proven(authres, from) &&
	       domain_is_in(domain_of(from), agent_domains);
}

enum standing
standing_of(const char *from, const struct sender *sender,
	const struct authres *authres, const char *agent_domains)
{
	if (from == NULL)
		return STANDING_NOBODY;
	if (standing_fails(authres) || is_of_another(authres, from))
		return STANDING_FORGED;

	if (sender->kind == SENDER_USER &&
		standing_proves_agent(from, authres, agent_domains))
		return STANDING_AGENT;
	if (sender->kind == SENDER_USER || sender->kind == SENDER_OURS)
		return STANDING_OURS;
	return is_proven(authres, from) ? STANDING_PROVEN : STANDING_PLAIN;
}

bool
standing_counts(enum standing standing)
{
	return standing == STANDING_PLAIN || standing == STANDING_PROVEN ||
	       standing == STANDING_AGENT;
}

const char *
standing_name(enum standing standing)
{
	static const char *const names[] = {
		[STANDING_PLAIN] = "plain",
		[STANDING_PROVEN] = "proven",
		[STANDING_AGENT] = "agent",
		[STANDING_FORGED] = "forged",
		[STANDING_OURS] = "ours",
		[STANDING_NOBODY] = "nobody",
	};

	return names[standing];
}
