#include "store/group_accounts.h"

#include "store/array.h"
#include "store/pg.h"

/* The order of the file's comment. */
enum {
	ID,
	NAME,
	ADDRESS,
	MODE,
	CREATE_CASE,
	DISTRIBUTION,
	TARGET_TEAM,
	ASSIGNED_USER,
	CLOSED_POLICY,
	REOPEN_DAYS,
	GENERATED_POLICY,
	TELL_TEAM,
	GROUP_FOLDER,
	TEAM_FOLLOWS,
	TRUSTED_FORMS,
	SPAM_POLICY,
	HAS_FILTERS,
	SIZE_LIMIT
};

static void
read_policies(struct account *account, const PGresult *rows, int row)
{
	account->closed =
		closed_policy_parse(PQgetvalue(rows, row, CLOSED_POLICY));
	account->reopen_days = PQgetisnull(rows, row, REOPEN_DAYS) ?
				       -1 :
				       row_int(rows, row, REOPEN_DAYS);
	account->generated_opens =
		g_str_equal(PQgetvalue(rows, row, GENERATED_POLICY), "case");
	account->tell_team = row_bool(rows, row, TELL_TEAM);
	account->group_folder = row_int(rows, row, GROUP_FOLDER);
	account->team_follows = row_bool(rows, row, TEAM_FOLLOWS);
	account->spam = spam_policy_parse(PQgetvalue(rows, row, SPAM_POLICY));
	account->has_filters = row_bool(rows, row, HAS_FILTERS);
	account->size_limit = row_int(rows, row, SIZE_LIMIT);
	account->trusted_forms =
		g_strsplit(PQgetvalue(rows, row, TRUSTED_FORMS), "\n", -1);
}

static struct account *
read_account(const PGresult *rows, int row)
{
	struct account *account = account_new();

	account->id = row_int(rows, row, ID);
	account->name = row_text(rows, row, NAME);
	account->mode = account_mode_parse(PQgetvalue(rows, row, MODE));
	account->create_case = row_bool(rows, row, CREATE_CASE);
	account->distribution =
		distribution_parse(PQgetvalue(rows, row, DISTRIBUTION));
	account->target_team = row_int(rows, row, TARGET_TEAM);
	account->assigned_user = row_int(rows, row, ASSIGNED_USER);
	read_policies(account, rows, row);
	return account;
}

/* A row for each address that names one. */
static bool
map_accounts(const PGresult *rows, void *out, GError **error)
{
	GPtrArray *accounts = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct account *account =
			account_find(accounts, row_int(rows, i, ID));

		if (account == NULL) {
			account = read_account(rows, i);
			g_ptr_array_add(accounts, account);
		}
		g_ptr_array_add(account->addresses, row_text(rows, i, ADDRESS));
	}
	return true;
}

bool
group_accounts_find(struct tx *tx, const GPtrArray *addresses,
	GPtrArray *accounts, GError **error)
{
	g_autofree char *list = array_text(addresses);
	return pg_queue(tx, STMT_GROUP_ACCOUNTS_FIND, PARAMS(param_text(list)),
		INTO(map_accounts, accounts), error);
}
