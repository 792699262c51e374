#include "store/candidates.h"

#include "store/array.h"
#include "store/pg.h"

/* The order of candidates_find.sql. */
enum {
	GROUP_ACCOUNT,
	USER,
	OPEN_CASES,
	OPEN_LIMIT,
	LAST_ASSIGNED,
	SNAPSHOT,
	TRANSACTION
};

static void
read_moment(struct account *account, const PGresult *rows, int row)
{
	if (account->snapshot != NULL)
		return; /* the same in each row */
	account->snapshot = row_text(rows, row, SNAPSHOT);
	account->transaction = row_int(rows, row, TRANSACTION);
}

static bool
map_candidates(const PGresult *rows, void *out, GError **error)
{
	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct account *account =
			account_find(out, row_int(rows, i, GROUP_ACCOUNT));
		const struct candidate candidate = {
			.user = row_int(rows, i, USER),
			.load = row_int(rows, i, OPEN_CASES),
			.limit = row_int(rows, i, OPEN_LIMIT),
			.assigned = row_int(rows, i, LAST_ASSIGNED),
		};

		if (account == NULL)
			continue; /* made since the accounts were read */
		g_array_append_val(account->candidates, candidate);
		read_moment(account, rows, i);
	}
	return true;
}

static void
read_turns(struct account *account, const char *numbers, const char *users)
{
	g_autoptr(GArray) number = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) user = g_array_new(FALSE, FALSE, sizeof(gint64));

	array_read_int(numbers, number);
	array_read_int(users, user);
	for (guint i = 0; i < MIN(number->len, user->len); i++) {
		const struct turn turn = {
			.number = g_array_index(number, gint64, i),
			.user = g_array_index(user, gint64, i),
		};

		g_array_append_val(account->turns, turn);
	}
}

static bool
map_rounds(const PGresult *rows, void *out, GError **error)
{
	enum { ACCOUNT, POINTER, TURNS, USERS };

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct account *account =
			account_find(out, row_int(rows, i, ACCOUNT));

		if (account == NULL)
			continue;
		account->pointer = row_int(rows, i, POINTER);
		read_turns(account, PQgetvalue(rows, i, TURNS),
			PQgetvalue(rows, i, USERS));
	}
	return true;
}

bool
candidates_find(struct tx *tx, const GPtrArray *addresses, GPtrArray *accounts,
	GError **error)
{
	g_autofree char *list = array_text(addresses);

	for (guint i = 0; i < accounts->len; i++)
		account_forget_turns(g_ptr_array_index(accounts, i));
	return pg_queue(tx, STMT_CANDIDATES_FIND, PARAMS(param_text(list)),
		       INTO(map_candidates, accounts), error) &&
	       pg_queue(tx, STMT_ROUNDS_FIND, PARAMS(param_text(list)),
		       INTO(map_rounds, accounts), error);
}
