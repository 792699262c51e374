#include "rules/account.h"

static const char *const distributions[] = {
	[DISTRIBUTE_NONE] = "none",
	[DISTRIBUTE_DIRECT] = "direct",
	[DISTRIBUTE_ROUND_ROBIN] = "round-robin",
};

static const char *const modes[] = {
	[ACCOUNT_ACTIVE] = "active",
	[ACCOUNT_INACTIVE] = "inactive",
};

static const char *const closed_policies[] = {
	[CLOSED_REOPEN] = "reopen",
	[CLOSED_NEW] = "new",
	[CLOSED_LINK] = "link",
};

static unsigned
place_of(const char *name, const char *const *names, size_t n)
{
	for (unsigned i = 0; i < n; i++)
		if (g_strcmp0(names[i], name) == 0)
			return i;
	return 0;
}

const char *
distribution_name(enum distribution distribution)
{
	return distributions[distribution];
}

enum distribution
distribution_parse(const char *name)
{
	return place_of(name, distributions, G_N_ELEMENTS(distributions));
}

enum account_mode
account_mode_parse(const char *name)
{
	return place_of(name, modes, G_N_ELEMENTS(modes));
}

enum closed_policy
closed_policy_parse(const char *name)
{
	return place_of(name, closed_policies, G_N_ELEMENTS(closed_policies));
}

void
account_free(struct account *account)
{
	if (account == NULL)
		return;
	g_free(account->name);
	g_ptr_array_unref(account->addresses);
	g_array_unref(account->candidates);
	g_free(account);
}
