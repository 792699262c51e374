/* postcase contact list, contact show */
#include "ctl/cmd.h"
#include "ctl/contact.h"
#include "ctl/pages.h"
#include "ctl/status.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

static struct {
	char *limit;
	gboolean all;
} said;

/* clang-format off */
const GOptionEntry contact_list_options[] = {
	{ "all", 0, 0, G_OPTION_ARG_NONE, &said.all, "all of them, not the newest 50", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_STRING, &said.limit, "so many at most", "N" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column list_columns[] = {
	{ "id", "ID", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "emails", "E-MAIL", COLUMN_CUT },
	{ "account", "ACCOUNT", COLUMN_CUT },
	{ "cases", "CASES", 0 },
	{ NULL, NULL, 0 },
};

static const struct column record_columns[] = {
	{ "id", "id", 0 },
	{ "name", "name", 0 },
	{ "emails", "e-mail", 0 },
	{ "account", "account", 0 },
	{ "created_at", "made", 0 },
	{ NULL, NULL, 0 },
};

static const struct column case_columns[] = {
	{ "number", "CASE", 0 },
	{ "status", "STATUS", 0 },
	{ "assigned", "ASSIGNED", 0 },
	{ "opened_at", "OPENED", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_CONTACTS_LIST, list_columns,
	"no contacts yet; make one: postcase contact add NAME --email "
	"ADDRESS" };

bool
cmd_contact_list(struct ctl *ctl, char **args, GError **error)
{
	const struct pages_limit limit = { said.all, said.limit };

	(void)args;
	return pages_print(ctl, &list, ROWS_TEXTS(NULL), &limit, error);
}

bool
contact_find(struct tx *tx, const GPtrArray *addresses, struct rows *found,
	GError **error)
{
	g_autofree char *emails = rows_list(addresses);

	return rows_ask(tx, STMT_CONTACTS_FIND, ROWS_TEXTS(emails), found,
		       error) &&
	       tx_trip(tx, error);
}

/* Digits are an id, what has an '@' is an address; of several the oldest. */
static bool
find_id(struct tx *tx, char *text, char **id, GError **error)
{
	char *texts[] = { text, NULL };
	g_autoptr(rows) found = rows_new();
	g_autoptr(GPtrArray) address = NULL;

	if (strchr(text, '@') == NULL)
		return value_id(text, "id or address of a contact", id, error);
	address = value_addresses(texts, error);
	if (address == NULL || !contact_find(tx, address, found, error))
		return false;
	if (rows_count(found) == 0)
		return status_set(error, EX_NOUSER,
			"no contact has the address %s; see: postcase contact "
			"list",
			text);
	*id = g_strdup(rows_text(found, 0, "id"));
	return true;
}

bool
cmd_contact_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) contact = rows_new();
	g_autoptr(rows) cases = rows_new();
	g_autofree char *id = NULL;
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	const struct part parts[] = {
		{ "cases", cases, case_columns },
		{ NULL, NULL, NULL },
	};

	if (tx == NULL || !find_id(tx, args[0], &id, error) ||
		!rows_ask(tx, STMT_CONTACTS_LIST, ROWS_TEXTS(id, NULL, "1"),
			contact, error) ||
		!rows_ask(tx, STMT_CONTACT_CASES_LIST,
			ROWS_TEXTS(id, VIEWER_CASES(ctl)), cases, error) ||
		!tx_commit(tx, error))
		return false;
	if (rows_count(contact) == 0)
		return status_set(error, EX_NOUSER,
			"there is no contact %s; see: postcase contact list",
			id);
	output_record(ctl, contact, record_columns, parts);
	return true;
}
