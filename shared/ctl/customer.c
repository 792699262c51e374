#include "ctl/customer.h"

#include "ctl/command.h"
#include "ctl/locale.h"
#include "ctl/status.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

static const struct column account_columns[] = {
	{ "id", "ID", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "emails", "E-MAIL", COLUMN_CUT },
	{ "domains", "DOMAINS", COLUMN_CUT },
	{ "cases", "CASES", 0 },
	{ NULL, NULL, 0 },
};

static const struct column contact_columns[] = {
	{ "id", "ID", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "emails", "E-MAIL", COLUMN_CUT },
	{ "account", "ACCOUNT", COLUMN_CUT },
	{ "cases", "CASES", 0 },
	{ NULL, NULL, 0 },
};

static const struct column lead_columns[] = {
	{ "id", "ID", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "emails", "E-MAIL", COLUMN_CUT },
	{ "account", "ACCOUNT", COLUMN_CUT },
	{ "status", "STATUS", COLUMN_WORD },
	{ "cases", "CASES", 0 },
	{ NULL, NULL, 0 },
};

static const struct column opportunity_columns[] = {
	{ "id", "ID", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "status", "STAGE", COLUMN_WORD },
	{ "account", "ACCOUNT", COLUMN_CUT },
	{ "contact", "CONTACT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

/* "Converted" is what `lead convert` makes of it. */
static const char *const lead_words[] = { "New", "Assigned", "In Process",
	"Recycled", "Dead", NULL };
static const char *const stage_words[] = { "open", "won", "lost", NULL };

static const struct customer customers[] = {
	{ "account", STMT_ACCOUNTS_MERGE, true, true, NULL, account_columns,
		PHRASE("no accounts yet; make one: postcase account add "
		       "NAME") },
	{ "contact", STMT_CONTACTS_MERGE, true, true, NULL, contact_columns,
		PHRASE("no contacts yet; make one: postcase contact add NAME "
		       "--email ADDRESS") },
	{ "lead", STMT_LEADS_MERGE, true, true, lead_words, lead_columns,
		PHRASE("no leads yet; make one: postcase lead add NAME --email "
		       "ADDRESS") },
	{ "opportunity", STMT_COUNT, false, false, stage_words,
		opportunity_columns,
		PHRASE("no opportunities yet; make one: postcase opportunity "
		       "add NAME --account COMPANY") },
};

const struct customer *
customer_by_noun(const char *noun)
{
	size_t i = 0;

	while (strcmp(customers[i].noun, noun) != 0)
		i++;
	return &customers[i];
}

const struct customer *
customer_of(const struct ctl *ctl)
{
	return customer_by_noun(ctl->command->noun);
}

bool
customer_no_such(const struct customer *customer, const char *id,
	GError **error)
{
	return status_set(error, EX_NOUSER,
		"there is no %s %s; see: postcase %s list", customer->noun, id,
		customer->noun);
}

bool
customer_search(struct tx *tx, const struct customer *customer,
	const GPtrArray *addresses, const char *name, struct rows *found,
	GError **error)
{
	g_autofree char *emails = rows_list(addresses);

	return rows_ask(tx, STMT_CUSTOMERS_FIND,
		       ROWS_TEXTS(customer->noun, emails, name), found,
		       error) &&
	       tx_trip(tx, error);
}

static bool
is_account(const struct customer *customer)
{
	return strcmp(customer->noun, "account") == 0;
}

static bool
find_named(struct tx *tx, const struct customer *customer, const char *text,
	char **id, GError **error)
{
	bool is_name = strchr(text, '@') == NULL;
	g_autoptr(rows) found = rows_new();
	g_autoptr(GPtrArray) addresses = NULL;
	char *texts[] = { is_name ? NULL : g_strdup(text), NULL };

	addresses = value_addresses(texts, error);
	g_free(texts[0]);
	if (addresses == NULL || !customer_search(tx, customer, addresses,
					 is_name ? text : NULL, found, error))
		return false;
	if (rows_count(found) == 0)
		return status_set(error, EX_NOUSER,
			"no %s has the %s %s; see: postcase %s list",
			customer->noun, is_name ? "name" : "address", text,
			customer->noun);
	*id = g_strdup(rows_text(found, 0, "id"));
	return true;
}

bool
customer_find(struct tx *tx, const struct customer *customer, const char *text,
	char **id, GError **error)
{
	bool is_number = text[strspn(text, "0123456789")] == '\0';

	if (!is_number &&
		(is_account(customer) ||
			(customer->has_addresses && strchr(text, '@') != NULL)))
		return find_named(tx, customer, text, id, error);

	g_autofree char *what = g_strdup_printf("id%s of a customer",
		customer->has_addresses ? " or address" : "");
	return value_id(text, what, id, error);
}

bool
customer_lock_all(struct tx *tx, GError **error)
{
	g_autoptr(rows) locked = rows_new();

	return rows_ask(tx, STMT_CUSTOMERS_LOCK, NULL, 0, locked, error) &&
	       tx_trip(tx, error);
}

static bool
is_current(const struct customer *customer, const struct rows *rows, guint row,
	GError **error)
{
	const char *into = rows_text(rows, row, "merged_into");

	return into == NULL ||
	       status_set(error, EX_DATAERR,
		       "%s %s was merged into %s %s; see: postcase %s show %s",
		       customer->noun, rows_text(rows, row, "id"),
		       customer->noun, into, customer->noun, into);
}

bool
customer_lock(struct tx *tx, const struct customer *customer,
	const char *const *ids, size_t n, struct rows *rows, GError **error)
{
	g_autoptr(GPtrArray) list = g_ptr_array_new();

	for (size_t i = 0; i < n; i++)
		g_ptr_array_add(list, g_strdup(ids[i]));
	g_ptr_array_set_free_func(list, g_free);

	g_autofree char *texts = rows_list(list);
	if (!rows_ask(tx, STMT_CUSTOMERS_LOCK_ROWS,
		    ROWS_TEXTS(customer->noun, texts), rows, error) ||
		!tx_trip(tx, error))
		return false;
	for (size_t i = 0; i < n; i++) {
		guint row = 0;

		while (row < rows_count(rows) &&
			strcmp(rows_text(rows, row, "id"), ids[i]) != 0)
			row++;
		if (row == rows_count(rows))
			return customer_no_such(customer, ids[i], error);
		if (!is_current(customer, rows, row, error))
			return false;
	}
	return true;
}

bool
customer_status(const struct customer *customer, const char *text,
	GError **error)
{
	return text == NULL ||
	       value_word(text, customer->has_addresses ? "status" : "stage",
		       customer->status, error);
}
