#include "rules/account.h"

static const char *const distributions[] = {
	[DISTRIBUTE_NONE] = "none",
	[DISTRIBUTE_DIRECT] = "direct",
	[DISTRIBUTE_ROUND_ROBIN] = "round-robin",
	[DISTRIBUTE_LEAST_BUSY] = "least-busy",
};

static const char *const modes[] = {
	[ACCOUNT_ACTIVE] = "active",
	[ACCOUNT_OBSERVE] = "observe",
	[ACCOUNT_INACTIVE] = "inactive",
};

static const char *const closed_policies[] = {
	[CLOSED_REOPEN] = "reopen",
	[CLOSED_NEW] = "new",
	[CLOSED_LINK] = "link",
};

static const char *const spam_policies[] = {
	[SPAM_CASE] = "case",
	[SPAM_FOLDER] = "folder",
	[SPAM_DROP] = "drop",
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

enum spam_policy
spam_policy_parse(const char *name)
{
	return place_of(name, spam_policies, G_N_ELEMENTS(spam_policies));
}

struct account *
account_new(void)
{
	struct account *account = g_new0(struct account, 1);

	account->addresses = g_ptr_array_new_with_free_func(g_free);
	account->candidates =
		g_array_new(FALSE, FALSE, sizeof(struct candidate));
	account->turns = g_array_new(FALSE, FALSE, sizeof(struct turn));
	return account;
}

struct account *
account_find(const GPtrArray *accounts, gint64 id)
{
	for (guint i = 0; i < accounts->len; i++) {
		struct account *account = g_ptr_array_index(accounts, i);

		if (account->id == id)
			return account;
	}
	return NULL;
}

bool
account_is_too_large(const struct account *account, gint64 size)
{
	return account->size_limit > 0 && size > account->size_limit &&
	       account->mode != ACCOUNT_OBSERVE;
}

void
account_forget_turns(struct account *account)
{
	g_array_set_size(account->candidates, 0);
	g_array_set_size(account->turns, 0);
	g_clear_pointer(&account->snapshot, g_free);
	account->transaction = 0;
	account->pointer = 0;
}

gint64
account_turn(const struct account *account)
{
	if (account->turns->len == 0)
		return 0;
	return g_array_index(account->turns, struct turn, 0).number;
}

void
account_free(struct account *account)
{
	if (account == NULL)
		return;
	g_free(account->name);
	g_ptr_array_unref(account->addresses);
	g_array_unref(account->candidates);
	g_array_unref(account->turns);
	g_free(account->snapshot);
	g_strfreev(account->trusted_forms);
	g_free(account);
}
