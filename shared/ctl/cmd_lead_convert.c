/* postcase lead convert: somebody who asked becomes a customer */
#include "ctl/cmd.h"
#include "ctl/customer.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

/* What a lead becomes; ids, to be freed. */
struct conversion {
	char *lead, *name;
	char *company;           /* its name, or NULL */
	char *contact, *account; /* account may stay NULL */
	bool made_contact, made_account;
};

static void
clear_conversion(struct conversion *c)
{
	g_free(c->lead);
	g_free(c->name);
	g_free(c->company);
	g_free(c->contact);
	g_free(c->account);
}

static bool
lock(struct tx *tx, struct conversion *c, GError **error)
{
	const struct customer *lead = customer_by_noun("lead");
	const char *const ids[] = { c->lead };
	g_autoptr(rows) rows = rows_new();

	if (!customer_lock_all(tx, error) ||
		!customer_lock(tx, lead, ids, 1, rows, error))
		return false;
	if (strcmp(rows_text(rows, 0, "status"), "Converted") == 0)
		return status_set(error, EX_DATAERR,
			"lead %s is converted already; see: postcase lead show "
			"%s",
			c->lead, c->lead);
	c->name = g_strdup(rows_text(rows, 0, "name"));
	c->company = g_strdup(customer_said.account ?
				      customer_said.account :
				      rows_text(rows, 0, "account_name"));
	return true;
}

/* The contact that has one of its addresses is the same person. */
static bool
join_contact(struct tx *tx, struct conversion *c, GError **error)
{
	g_autoptr(rows) found = rows_new();

	if (!rows_ask(tx, STMT_LEADS_CONTACT, ROWS_TEXTS(c->lead), found,
		    error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(found) == 0)
		return true;
	c->contact = g_strdup(rows_text(found, 0, "id"));
	if (c->company == NULL)
		c->account = g_strdup(rows_text(found, 0, "account_id"));
	return true;
}

static bool
need_account(struct tx *tx, struct conversion *c, GError **error)
{
	g_autoptr(GPtrArray) nothing = g_ptr_array_new();
	g_autoptr(rows) made = rows_new();
	g_autoptr(rows) found = rows_new();

	if (c->company == NULL)
		return true;
	if (!customer_need_account(tx, c->company, made, error) ||
		!customer_search(tx, customer_by_noun("account"), nothing,
			c->company, found, error))
		return false;
	c->made_account = rows_count(made) > 0;
	c->account = g_strdup(rows_text(found, 0, "id"));
	return true;
}

static bool
need_contact(struct tx *tx, struct conversion *c, GError **error)
{
	g_autoptr(rows) made = rows_new();

	if (c->contact != NULL)
		return true;
	if (!rows_ask(tx, STMT_CUSTOMERS_ADD,
		    ROWS_TEXTS("contact", c->name, NULL, c->company, NULL),
		    made, error) ||
		!tx_trip(tx, error))
		return false;
	c->made_contact = true;
	c->contact = g_strdup(rows_text(made, 0, "id"));
	return true;
}

static bool
add_opportunity(struct tx *tx, const struct conversion *c, struct rows *made,
	GError **error)
{
	return customer_said.opportunity == NULL ||
	       rows_ask(tx, STMT_CUSTOMERS_ADD,
		       ROWS_TEXTS("opportunity", customer_said.opportunity,
			       NULL, c->company, c->contact),
		       made, error);
}

static bool
convert(struct tx *tx, struct conversion *c, struct rows *opportunity,
	GError **error)
{
	return lock(tx, c, error) && join_contact(tx, c, error) &&
	       need_account(tx, c, error) && need_contact(tx, c, error) &&
	       rows_ask(tx, STMT_LEADS_CONVERT,
		       ROWS_TEXTS(c->lead, c->contact, c->account), NULL,
		       error) &&
	       rows_ask(tx, STMT_CUSTOMERS_SET_PRIMARY,
		       ROWS_TEXTS("contact", c->contact, "{}"), NULL, error) &&
	       add_opportunity(tx, c, opportunity, error) &&
	       tx_commit(tx, error);
}

static void
tell(const struct conversion *c, const struct rows *opportunity)
{
	say(c->made_contact ?
			"lead %s is converted to contact %s, who was not there "
			"before" :
			"lead %s is converted to contact %s, who was there "
			"already",
		c->lead, c->contact);
	if (c->company != NULL)
		say(c->made_account ? "account %s, %s, made" : "account %s, %s",
			c->account, c->company);
	if (rows_count(opportunity) > 0)
		say("opportunity %s, %s, made", rows_text(opportunity, 0, "id"),
			customer_said.opportunity);
}

static bool
run(struct ctl *ctl, const char *text, struct conversion *c, GError **error)
{
	const struct customer *lead = customer_of(ctl);
	g_autoptr(rows) opportunity = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !customer_find(tx, lead, text, &c->lead, error) ||
		!convert(tx, c, opportunity, error))
		return false;
	if (ctl->json)
		return customer_show(ctl, lead, c->lead, error);
	tell(c, opportunity);
	return true;
}

bool
cmd_lead_convert(struct ctl *ctl, char **args, GError **error)
{
	struct conversion conversion = { 0 };
	bool ok = value_name(customer_said.account, "account", error) &&
		  value_name(customer_said.opportunity, "opportunity", error) &&
		  run(ctl, args[0], &conversion, error);

	clear_conversion(&conversion);
	return ok;
}
