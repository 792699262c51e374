#include "rules/directory.h"

#include "rules/filter.h"
#include "rules/recipient.h"

#include <string.h>

static void
account_clear(gpointer data)
{
	struct directory_account *account = data;

	g_free(account->name);
	g_free(account->address);
	g_free(account->from_name);
	g_free(account->reply_to);
	g_array_unref(account->teams);
	g_strfreev(account->trusted_forms);
	g_free(account);
}

static void
user_clear(gpointer data)
{
	struct directory_user *user = data;

	g_free(user->login);
	g_array_unref(user->teams);
	g_ptr_array_unref(user->addresses);
	g_free(user);
}

static void
filter_clear(gpointer data)
{
	filter_free(data);
}

static void
owners_clear(gpointer data)
{
	g_ptr_array_unref(data);
}

struct directory *
directory_new(void)
{
	struct directory *directory = g_new0(struct directory, 1);

	directory->accounts = g_ptr_array_new_with_free_func(account_clear);
	directory->users = g_ptr_array_new_with_free_func(user_clear);
	directory->filters = g_ptr_array_new_with_free_func(filter_clear);
	directory->keys = g_array_new(FALSE, FALSE, sizeof(struct token_key));
	directory->by_address =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	directory->by_login =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	directory->by_owner = g_hash_table_new_full(g_str_hash, g_str_equal,
		g_free, owners_clear);
	directory->by_account = g_hash_table_new(g_int64_hash, g_int64_equal);
	directory->by_user = g_hash_table_new(g_int64_hash, g_int64_equal);
	directory->references = 1;
	return directory;
}

struct directory *
directory_ref(struct directory *directory)
{
	g_atomic_int_inc(&directory->references);
	return directory;
}

void
directory_unref(struct directory *directory)
{
	if (directory == NULL ||
		!g_atomic_int_dec_and_test(&directory->references))
		return;
	g_hash_table_unref(directory->by_address);
	g_hash_table_unref(directory->by_login);
	g_hash_table_unref(directory->by_owner);
	g_hash_table_unref(directory->by_account);
	g_hash_table_unref(directory->by_user);
	g_ptr_array_unref(directory->accounts);
	g_ptr_array_unref(directory->users);
	g_ptr_array_unref(directory->filters);
	g_array_unref(directory->keys);
	g_free(directory);
}

struct directory_account *
directory_add_account(struct directory *directory, gint64 id)
{
	struct directory_account *account = g_new0(struct directory_account, 1);

	account->id = id;
	account->teams = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_ptr_array_add(directory->accounts, account);
	g_hash_table_insert(directory->by_account, &account->id, account);
	return account;
}

struct directory_user *
directory_add_user(struct directory *directory, gint64 id)
{
	struct directory_user *user = g_new0(struct directory_user, 1);

	user->id = id;
	user->teams = g_array_new(FALSE, FALSE, sizeof(gint64));
	user->addresses = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(directory->users, user);
	g_hash_table_insert(directory->by_user, &user->id, user);
	return user;
}

void
directory_add_address(struct directory *directory, const char *address,
	struct directory_account *account)
{
	g_hash_table_insert(directory->by_address, g_strdup(address), account);
}

void
directory_add_login(struct directory *directory, const char *login,
	struct directory_user *user)
{
	g_hash_table_insert(directory->by_login, g_strdup(login), user);
}

void
directory_add_owner(struct directory *directory, const char *address,
	struct directory_user *user)
{
	GPtrArray *owners = g_hash_table_lookup(directory->by_owner, address);

	if (owners == NULL) {
		owners = g_ptr_array_new();
		g_hash_table_insert(directory->by_owner, g_strdup(address),
			owners);
	}
	g_ptr_array_add(owners, user);
	g_ptr_array_add(user->addresses, g_strdup(address));
}

const struct directory_account *
directory_account_of(const struct directory *directory, const char *recipient,
	const char *delimiter)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const struct directory_account *account = NULL;

	if (g_hash_table_size(directory->by_address) == 0)
		return NULL;
	recipient_names(recipient, delimiter, names);
	for (guint i = 0; i < names->len && account == NULL; i++)
		account = g_hash_table_lookup(directory->by_address,
			g_ptr_array_index(names, i));
	return account;
}

const struct directory_account *
directory_account_by_id(const struct directory *directory, gint64 id)
{
	return g_hash_table_lookup(directory->by_account, &id);
}

const struct directory_user *
directory_user_by_id(const struct directory *directory, gint64 id)
{
	return g_hash_table_lookup(directory->by_user, &id);
}

/* g_utf8_strdown() runs over the end of broken UTF-8. */
char *
directory_login(const char *sasl_login)
{
	if (g_utf8_validate(sasl_login, -1, NULL))
		return g_utf8_strdown(sasl_login, -1);
	return g_ascii_strdown(sasl_login, -1);
}

const struct directory_user *
directory_owner_of(const struct directory *directory, const char *sasl_login)
{
	g_autofree char *login = directory_login(sasl_login);

	return g_hash_table_lookup(directory->by_login, login);
}

const struct directory_user *
directory_user_of(const struct directory *directory, const char *sasl_login)
{
	const struct directory_user *user =
		directory_owner_of(directory, sasl_login);

	return user != NULL && user->active ? user : NULL;
}

bool
directory_has_address(const struct directory_user *user, const char *address)
{
	return g_ptr_array_find_with_equal_func(user->addresses, address,
		g_str_equal, NULL);
}

bool
directory_is_users(const struct directory *directory, const char *address)
{
	return g_hash_table_contains(directory->by_owner, address);
}

/* Both ascending. */
static bool
share_one(const GArray *a, const GArray *b)
{
	for (guint i = 0, k = 0; i < a->len && k < b->len;) {
		gint64 left = g_array_index(a, gint64, i);
		gint64 right = g_array_index(b, gint64, k);

		if (left == right)
			return true;
		if (left < right)
			i++;
		else
			k++;
	}
	return false;
}

bool
directory_may_send_as(const struct directory_user *user,
	const struct directory_account *account)
{
	if (!user->active || !account->send_as ||
		account->mode == ACCOUNT_INACTIVE)
		return false;
	if (user->administrator || user->group_account == ACCESS_ALL)
		return true;
	return user->group_account == ACCESS_TEAM &&
	       share_one(user->teams, account->teams);
}
