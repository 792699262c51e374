#include "store/rights.h"

#include "store/array.h"
#include "store/pg.h"

static enum access_level
row_level(const PGresult *rows, int column)
{
	return access_level_parse(PQgetvalue(rows, 0, column));
}

/* clang-format off */
static bool
map_right(const PGresult *rows, void *out, GError **error)
{
	enum { ID, ACTIVE, ADMINISTRATOR, EMAIL_READ, EMAIL_EDIT, EMAIL_DELETE,
		CASE_READ, CASE_EDIT, GROUP_ACCOUNT, ASSIGNMENT, CUSTOMER_READ,
		CUSTOMER_EDIT, PERSONAL_ACCOUNTS, IMPORT, MASS_UPDATE,
		LANGUAGE, ZONE };
	struct right *right = out;

	(void)error;
	*right = (struct right){ 0 };
	if (PQntuples(rows) == 0)
		return true;
	*right = (struct right){
		.user = row_int(rows, 0, ID),
		.active = row_bool(rows, 0, ACTIVE),
		.access = {
			.administrator = row_bool(rows, 0, ADMINISTRATOR),
			.email_read = row_level(rows, EMAIL_READ),
			.email_edit = row_level(rows, EMAIL_EDIT),
			.email_delete = row_level(rows, EMAIL_DELETE),
			.case_read = row_level(rows, CASE_READ),
			.case_edit = row_level(rows, CASE_EDIT),
			.group_account = row_level(rows, GROUP_ACCOUNT),
			.assignment = row_level(rows, ASSIGNMENT),
			.customer_read = row_bool(rows, 0, CUSTOMER_READ),
			.customer_edit = row_bool(rows, 0, CUSTOMER_EDIT),
			.personal_accounts = row_bool(rows, 0, PERSONAL_ACCOUNTS),
			.import = row_bool(rows, 0, IMPORT),
			.mass_update = row_bool(rows, 0, MASS_UPDATE),
		},
		.language = row_text(rows, 0, LANGUAGE),
		.zone = row_text(rows, 0, ZONE),
	};
	return true;
}
/* clang-format on */

static struct right_ties
row_ties(const PGresult *rows, int row)
{
	enum { FOUND, LINKED, ASSIGNED, ONLY_ONE, CASE_IS_HIS, SHARES_TEAM };

	return (struct right_ties){
		.found = row_bool(rows, row, FOUND),
		.ties = { row_bool(rows, row, LINKED),
			row_bool(rows, row, ASSIGNED),
			row_bool(rows, row, ONLY_ONE),
			row_bool(rows, row, CASE_IS_HIS),
			row_bool(rows, row, SHARES_TEAM) },
	};
}

static bool
map_ties(const PGresult *rows, void *out, GError **error)
{
	struct right_ties *ties = out;

	(void)error;
	*ties = (struct right_ties){ 0 };
	if (PQntuples(rows) > 0)
		*ties = row_ties(rows, 0);
	return true;
}

static bool
map_all_ties(const PGresult *rows, void *out, GError **error)
{
	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		struct right_ties ties = row_ties(rows, i);

		g_array_append_val(out, ties);
	}
	return true;
}

bool
rights_find(struct tx *tx, const char *login, struct right *right,
	GError **error)
{
	return pg_queue(tx, STMT_RIGHTS_FIND, PARAMS(param_text(login)),
		INTO(map_right, right), error);
}

void
right_clear(struct right *right)
{
	g_free(right->language);
	g_free(right->zone);
}

bool
rights_of_emails(struct tx *tx, const GArray *emails, gint64 user, GArray *ties,
	GError **error)
{
	g_autofree char *ids = array_int(emails);

	return pg_queue(tx, STMT_RIGHTS_OF_EMAIL,
		PARAMS(param_text(ids), param_id(user)),
		INTO(map_all_ties, ties), error);
}

bool
rights_of_email(struct tx *tx, gint64 email, gint64 user,
	struct right_ties *ties, GError **error)
{
	g_autofree char *id = g_strdup_printf("{%" G_GINT64_FORMAT "}", email);

	return pg_queue(tx, STMT_RIGHTS_OF_EMAIL,
		PARAMS(param_text(id), param_id(user)), INTO(map_ties, ties),
		error);
}

bool
rights_of_case(struct tx *tx, gint64 number, gint64 user,
	struct right_ties *ties, GError **error)
{
	return pg_queue(tx, STMT_RIGHTS_OF_CASE,
		PARAMS(param_int(number), param_id(user)), INTO(map_ties, ties),
		error);
}
