#include "store/directories.h"

#include "store/array.h"
#include "store/filters.h"
#include "store/pg.h"
#include "store/token_keys.h"

/* clang-format off */
static bool
map_accounts(const PGresult *rows, void *out, GError **error)
{
	enum { ID, NAME, ADDRESS, MODE, SIZE_LIMIT, FROM_NAME, REPLY_TO,
		REPLY_TOKEN, SUBJECT_TAG, SEND_AS, TEAMS, TRUSTED_FORMS };

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct directory_account *account =
			directory_add_account(out, row_int(rows, i, ID));

		account->name = row_text(rows, i, NAME);
		account->address = row_text(rows, i, ADDRESS);
		account->mode = account_mode_parse(PQgetvalue(rows, i, MODE));
		account->size_limit = row_int(rows, i, SIZE_LIMIT);
		account->from_name = row_text(rows, i, FROM_NAME);
		account->reply_to = row_text(rows, i, REPLY_TO);
		account->reply_token = row_bool(rows, i, REPLY_TOKEN);
		account->subject_tag = row_bool(rows, i, SUBJECT_TAG);
		account->send_as = row_bool(rows, i, SEND_AS);
		array_read_int(PQgetvalue(rows, i, TEAMS), account->teams);
		account->trusted_forms = g_strsplit(
			PQgetvalue(rows, i, TRUSTED_FORMS), "\n", -1);
	}
	return true;
}

static bool
map_users(const PGresult *rows, void *out, GError **error)
{
	enum { ID, LOGIN, ACTIVE, ADMINISTRATOR, GROUP_ACCOUNT, TEAMS };

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct directory_user *user =
			directory_add_user(out, row_int(rows, i, ID));

		user->login = row_text(rows, i, LOGIN);
		user->active = row_bool(rows, i, ACTIVE);
		user->administrator = row_bool(rows, i, ADMINISTRATOR);
		user->group_account = access_level_parse(
			PQgetvalue(rows, i, GROUP_ACCOUNT));
		array_read_int(PQgetvalue(rows, i, TEAMS), user->teams);
	}
	return true;
}
/* clang-format on */

/*
 * What leads to an account or a user; each statement sees the newest rows, so
 * one may be of somebody whom the statement before it did not see.
 */
enum { KEY, TARGET };

static bool
map_addresses(const PGresult *rows, void *out, GError **error)
{
	struct directory *directory = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		gint64 id = row_int(rows, i, TARGET);
		struct directory_account *account =
			g_hash_table_lookup(directory->by_account, &id);

		if (account != NULL)
			directory_add_address(directory,
				PQgetvalue(rows, i, KEY), account);
	}
	return true;
}

static void
lead_to_users(const PGresult *rows, struct directory *directory,
	void (*add)(struct directory *, const char *, struct directory_user *))
{
	for (int i = 0; i < PQntuples(rows); i++) {
		gint64 id = row_int(rows, i, TARGET);
		struct directory_user *user =
			g_hash_table_lookup(directory->by_user, &id);

		if (user != NULL)
			add(directory, PQgetvalue(rows, i, KEY), user);
	}
}

static bool
map_logins(const PGresult *rows, void *out, GError **error)
{
	(void)error;
	lead_to_users(rows, out, directory_add_login);
	return true;
}

static bool
map_owners(const PGresult *rows, void *out, GError **error)
{
	(void)error;
	lead_to_users(rows, out, directory_add_owner);
	return true;
}

static const struct list {
	enum stmt stmt;
	pg_map map;
} lists[] = {
	{ STMT_DIRECTORY_ACCOUNTS_LIST, map_accounts },
	{ STMT_DIRECTORY_ADDRESSES_LIST, map_addresses },
	{ STMT_DIRECTORY_USERS_LIST, map_users },
	{ STMT_DIRECTORY_LOGINS_LIST, map_logins },
	{ STMT_DIRECTORY_OWNERS_LIST, map_owners },
};

bool
directories_read(struct tx *tx, struct directory *directory, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		if (!pg_queue(tx, lists[i].stmt, NO_PARAMS,
			    INTO(lists[i].map, directory), error))
			return false;
	return filters_settings_find(tx, directory->filters, error) &&
	       token_keys_find(tx, directory->keys, error);
}
