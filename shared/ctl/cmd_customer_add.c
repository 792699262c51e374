/* postcase account|contact|lead|opportunity add */
#include "ctl/cmd.h"
#include "ctl/customer.h"
#include "ctl/locale.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <string.h>
#include <sysexits.h>

/* What the command line says, as values. */
struct addition {
	const struct customer *customer;
	const char *name;
	GPtrArray *emails, *domains;
	char *contact; /* id */
};

static bool
is_new(struct tx *tx, const struct addition *new, GError **error)
{
	const char *noun = new->customer->noun;
	g_autoptr(rows) found = rows_new();

	if (!lookup_no_group(tx, new->emails, error) ||
		!customer_search(tx, new->customer, new->emails, NULL, found,
			error))
		return false;
	return rows_count(found) == 0 ||
	       status_set(error, EX_DATAERR,
		       "%s %s, %s, has the address %s already; see: postcase "
		       "%s show %s",
		       noun, rows_text(found, 0, "id"),
		       rows_text(found, 0, "name"),
		       rows_text(found, 0, "address"), noun,
		       rows_text(found, 0, "id"));
}

/* Of a lead the company is a name, and no account yet. */
static bool
makes_account(const struct customer *customer)
{
	return strcmp(customer->noun, "lead") != 0;
}

static bool
insert(struct tx *tx, const struct addition *new, struct rows *made,
	struct rows *account, GError **error)
{
	const struct customer_said *said = &customer_said;

	if (makes_account(new->customer) &&
		!customer_need_account(tx, said->account, account, error))
		return false;
	if (!rows_ask(tx, STMT_CUSTOMERS_ADD,
		    ROWS_TEXTS(new->customer->noun, new->name, said->status,
			    said->account, new->contact),
		    made, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(made) > 0 ||
	       status_set(error, EX_DATAERR,
		       "there is an account named '%s' already; see: postcase "
		       "account show '%s'",
		       new->name, new->name);
}

static bool
give(struct tx *tx, const struct addition *new, const char *id, GError **error)
{
	g_autoptr(rows) taken = rows_new();

	return (new->emails->len == 0 ||
		       customer_give_addresses(tx, new->customer, id,
			       new->emails, error)) &&
	       customer_give_domains(tx, id, new->domains, taken, error) &&
	       tx_trip(tx, error) && customer_no_taken(taken, error) &&
	       tx_commit(tx, error);
}

static bool
add(struct ctl *ctl, struct addition *new, struct rows *made,
	struct rows *account, GError **error)
{
	const char *contact = customer_said.contact;
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && is_new(tx, new, error) &&
	       (contact == NULL ||
		       customer_find(tx, customer_by_noun("contact"), contact,
			       &new->contact, error)) &&
	       insert(tx, new, made, account, error) &&
	       give(tx, new, rows_text(made, 0, "id"), error);
}

/* An account needs no address, an opportunity has none, others need one. */
static bool
is_enough(const struct customer *customer, GError **error)
{
	const struct customer_said *said = &customer_said;

	if (!customer->has_addresses)
		return said->account != NULL || said->contact != NULL ||
		       status_set(error, EX_USAGE,
			       "--account or --contact is wanted; see: "
			       "postcase %s add --help",
			       customer->noun);
	return said->emails != NULL || strcmp(customer->noun, "account") == 0 ||
	       status_set(error, EX_USAGE,
		       "--email is wanted; see: postcase %s add --help",
		       customer->noun);
}

static void
tell(const struct addition *new, const char *id, bool made_account)
{
	const char *account = customer_said.account;
	g_autofree char *emails = value_join(new->emails);

	if (made_account)
		say("account %s made", account);
	say("%s %s made: %s%s%s%s%s%s", locale_text(new->customer->noun), id,
		new->name, *emails ? " <" : "", emails, *emails ? ">" : "",
		account ? locale_text(", account ") : "",
		account ? account : "");
}

static bool
read_addition(const struct ctl *ctl, struct addition *new, GError **error)
{
	if (!is_enough(new->customer, error) ||
		!value_name(new->name, "name", error) ||
		!value_name(customer_said.account, "account", error) ||
		!customer_status(new->customer, customer_said.status, error))
		return false;
	new->emails = value_addresses(customer_said.emails, error);
	if (new->emails == NULL)
		return false;
	new->domains = customer_domains(ctl, customer_said.domains, error);
	return new->domains != NULL;
}

static void
clear_addition(struct addition *new)
{
	g_clear_pointer(&new->emails, g_ptr_array_unref);
	g_clear_pointer(&new->domains, g_ptr_array_unref);
	g_free(new->contact);
}

bool
cmd_customer_add(struct ctl *ctl, char **args, GError **error)
{
	struct addition new = { .customer = customer_of(ctl), .name = args[0] };
	g_autoptr(rows) made = rows_new();
	g_autoptr(rows) account = rows_new();
	bool ok = read_addition(ctl, &new, error) &&
		  add(ctl, &new, made, account, error);

	if (ok && ctl->json)
		ok = customer_show(ctl, new.customer, rows_text(made, 0, "id"),
			error);
	else if (ok)
		tell(&new, rows_text(made, 0, "id"), rows_count(account) > 0);
	clear_addition(&new);
	return ok;
}
