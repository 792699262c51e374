/* postcase account|contact|lead|opportunity list, show */
#include "ctl/cmd.h"
#include "ctl/customer.h"
#include "ctl/locale.h"
#include "ctl/pages.h"

static struct {
	char *limit;
	gboolean all;
} said;

/* clang-format off */
const GOptionEntry customer_list_options[] = {
	{ "all", 0, 0, G_OPTION_ARG_NONE, &said.all, "all of them, not the newest 50", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_STRING, &said.limit, "so many at most", "N" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column record_columns[] = {
	{ "id", "id", 0 },
	{ "name", "name", 0 },
	{ "merged_into", "merged into", 0 },
	{ "emails", "e-mail", 0 },
	{ "domains", "domains", 0 },
	{ "status", "status", COLUMN_WORD },
	{ "account", "account", 0 },
	{ "contact", "contact", 0 },
	{ "created_at", "made", 0 },
	{ NULL, NULL, 0 },
};

static const struct column case_columns[] = {
	{ "number", "CASE", 0 },
	{ "status", "STATUS", COLUMN_WORD },
	{ "assigned", "ASSIGNED", 0 },
	{ "opened_at", "OPENED", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column contact_columns[] = {
	{ "id", "ID", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "email", "E-MAIL", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column opportunity_columns[] = {
	{ "id", "ID", 0 },
	{ "stage", "STAGE", COLUMN_WORD },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column stream_columns[] = {
	{ "id", "E-MAIL", 0 },
	{ "at", "AT", 0 },
	{ "from", "FROM", COLUMN_CUT },
	{ "case", "CASE", 0 },
	{ "subject", "SUBJECT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column follower_columns[] = {
	{ "login", "LOGIN", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

enum { CONTACTS, OPPORTUNITIES, CASES, FOLLOWERS, STREAM, PARTS };

/* What belongs to a customer; emails and cases as far as the viewer may. */
static const struct {
	const char *name;
	enum stmt stmt;
	const struct column *columns;
} parts_of[PARTS] = {
	[CONTACTS] = { PHRASE("contacts"), STMT_CUSTOMER_CONTACTS_LIST,
		contact_columns },
	[OPPORTUNITIES] = { PHRASE("opportunities"),
		STMT_CUSTOMER_OPPORTUNITIES_LIST, opportunity_columns },
	[CASES] = { PHRASE("cases"), STMT_CUSTOMER_CASES_LIST, case_columns },
	[FOLLOWERS] = { PHRASE("followers"), STMT_CUSTOMER_FOLLOWERS_LIST,
		follower_columns },
	[STREAM] = { PHRASE("stream"), STMT_CUSTOMER_EMAILS_LIST,
		stream_columns },
};

bool
cmd_customer_list(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	const struct pages_limit limit = { said.all, said.limit };
	const struct list list = { STMT_CUSTOMERS_LIST, customer->list_columns,
		customer->none };

	(void)args;
	return pages_print(ctl, &list,
		ROWS_TEXTS(customer->noun, NULL, VIEWER_CASES(ctl)), &limit,
		error);
}

/* E-mails and cases are asked for with the level of the one who reads. */
static bool
ask_part(const struct ctl *ctl, struct tx *tx, const char *const *whom,
	int which, struct rows *rows, GError **error)
{
	const struct access *access = &ctl->viewer.access;
	enum access_level level =
		which == CASES ? access->case_read : access->email_read;
	bool has_level = which == CASES || which == STREAM;
	const char *const texts[] = { whom[0], whom[1], ctl->viewer.id,
		access_level_name(level) };

	return rows_ask(tx, parts_of[which].stmt, texts, has_level ? 4 : 2,
		rows, error);
}

static bool
ask(struct ctl *ctl, const struct customer *customer, const char *id,
	struct rows *found, struct rows *const *parts, GError **error)
{
	const char *const whom[] = { customer->noun, id };
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !rows_ask(tx, STMT_CUSTOMERS_LIST,
				  ROWS_TEXTS(customer->noun, id,
					  VIEWER_CASES(ctl), NULL, "1"),
				  found, error))
		return false;
	for (int i = 0; i < PARTS; i++)
		if (!ask_part(ctl, tx, whom, i, parts[i], error))
			return false;
	return tx_commit(tx, error) &&
	       (rows_count(found) > 0 || customer_no_such(customer, id, error));
}

bool
customer_show(struct ctl *ctl, const struct customer *customer, const char *id,
	GError **error)
{
	g_autoptr(rows) found = rows_new();
	struct rows *rows[PARTS];
	struct part parts[PARTS + 1] = { 0 };
	bool ok;

	for (int i = 0; i < PARTS; i++) {
		rows[i] = rows_new();
		parts[i] = (struct part){ parts_of[i].name, rows[i],
			parts_of[i].columns };
	}
	ok = ask(ctl, customer, id, found, rows, error);
	if (ok)
		output_record(ctl, found, record_columns, parts);
	for (int i = 0; i < PARTS; i++)
		rows_free(rows[i]);
	return ok;
}

bool
cmd_customer_show(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autofree char *id = NULL;

	if (tx == NULL || !customer_find(tx, customer, args[0], &id, error) ||
		!tx_commit(tx, error))
		return false;
	return customer_show(ctl, customer, id, error);
}
