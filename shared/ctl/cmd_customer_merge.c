/* postcase account|contact|lead merge, delete; postcase opportunity delete */
#include "ctl/cmd.h"
#include "ctl/customer.h"
#include "ctl/locale.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <string.h>
#include <sysexits.h>

enum { FROM, INTO, BOTH };

/*
 * Whoever leads a converted lead to a living one would lose what it became.
 */
static bool
may_become_one(const struct customer *customer, const struct rows *rows,
	GError **error)
{
	for (guint i = 0; i < rows_count(rows); i++)
		if (customer->status != NULL &&
			strcmp(rows_text(rows, i, "status"), "Converted") == 0)
			return status_set(error, EX_DATAERR,
				"lead %s was converted; merge what it became: "
				"postcase lead show %s",
				rows_text(rows, i, "id"),
				rows_text(rows, i, "id"));
	return true;
}

static bool
move(struct tx *tx, const struct customer *customer, const char *const *ids,
	GError **error)
{
	const char *none = "{}";

	return rows_ask(tx, customer->merge, ROWS_TEXTS(ids[FROM], ids[INTO]),
		       NULL, error) &&
	       rows_ask(tx, STMT_CUSTOMERS_MERGE,
		       ROWS_TEXTS(customer->noun, ids[FROM], ids[INTO]), NULL,
		       error) &&
	       rows_ask(tx, STMT_CUSTOMERS_SET_PRIMARY,
		       ROWS_TEXTS(customer->noun, ids[INTO], none), NULL,
		       error) &&
	       tx_commit(tx, error);
}

static bool
merge(struct tx *tx, const struct customer *customer, const char *const *ids,
	GError **error)
{
	g_autoptr(rows) rows = rows_new();

	if (strcmp(ids[FROM], ids[INTO]) == 0)
		return status_set(error, EX_USAGE,
			"%s %s cannot be merged into itself", customer->noun,
			ids[FROM]);
	return customer_lock_all(tx, error) &&
	       customer_lock(tx, customer, ids, BOTH, rows, error) &&
	       may_become_one(customer, rows, error) &&
	       move(tx, customer, ids, error);
}

bool
cmd_customer_merge(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autofree char *from = NULL, *into = NULL;

	if (tx == NULL ||
		!customer_find(tx, customer, args[FROM], &from, error) ||
		!customer_find(tx, customer, args[INTO], &into, error))
		return false;

	const char *const ids[BOTH] = { from, into };
	if (!merge(tx, customer, ids, error))
		return false;
	if (ctl->json)
		return customer_show(ctl, customer, into, error);
	say("%s %s is merged into %s %s, which has its addresses, e-mails and "
	    "cases now",
		locale_text(customer->noun), from, locale_text(customer->noun),
		into);
	return true;
}

/* What is named by others would leave them without it. */
static bool
is_unused(struct tx *tx, const struct customer *customer, const char *id,
	GError **error)
{
	g_autoptr(rows) uses = rows_new();
	g_autoptr(GString) words = g_string_new(NULL);

	if (!rows_ask(tx, STMT_CUSTOMERS_USES, ROWS_TEXTS(customer->noun, id),
		    uses, error) ||
		!tx_trip(tx, error))
		return false;
	for (guint i = 0; i < rows_count(uses); i++)
		g_string_append_printf(words, "%s%s %s", i > 0 ? ", " : "",
			rows_text(uses, i, "rows"), rows_text(uses, i, "what"));
	return words->len == 0 ||
	       status_set(error, EX_DATAERR, "%s %s is named by %s; %s%s%s",
		       customer->noun, id, words->str,
		       customer->merges ? "merge it into another: postcase " :
					  "they would lose it",
		       customer->merges ? customer->noun : "",
		       customer->merges ? " merge" : "");
}

static bool delete (struct tx *tx, const struct customer *customer,
	const char *text, char **id, GError **error)
{
	g_autoptr(rows) rows = rows_new();

	if (!customer_find(tx, customer, text, id, error) ||
		!customer_lock_all(tx, error))
		return false;

	const char *const ids[] = { *id };
	return customer_lock(tx, customer, ids, 1, rows, error) &&
	       is_unused(tx, customer, *id, error) &&
	       rows_ask(tx, STMT_CUSTOMERS_DELETE,
		       ROWS_TEXTS(customer->noun, *id), NULL, error) &&
	       tx_commit(tx, error);
}

bool
cmd_customer_delete(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autofree char *id = NULL;
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !delete (tx, customer, args[0], &id, error))
		return false;
	if (!ctl->json)
		say("%s %s deleted", locale_text(customer->noun), id);
	return true;
}
