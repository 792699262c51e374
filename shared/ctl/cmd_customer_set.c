/* postcase account|contact|lead|opportunity set */
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

/* What the command line says, as values; "" takes away. */
struct change {
	const struct customer *customer;
	char *id;
	const char *account;
	char *contact, *primary;
	GPtrArray *added, *removed, *domains, *gone_domains;
};

static void
clear_change(struct change *change)
{
	g_free(change->id);
	g_free(change->contact);
	g_free(change->primary);
	g_clear_pointer(&change->added, g_ptr_array_unref);
	g_clear_pointer(&change->removed, g_ptr_array_unref);
	g_clear_pointer(&change->domains, g_ptr_array_unref);
	g_clear_pointer(&change->gone_domains, g_ptr_array_unref);
}

static bool
is_said(const struct customer_said *said)
{
	return said->name != NULL || said->status != NULL ||
	       said->account != NULL || said->contact != NULL ||
	       said->primary != NULL || said->emails != NULL ||
	       said->removed != NULL || said->domains != NULL ||
	       said->gone_domains != NULL;
}

static bool
is_no(const char *text)
{
	return g_strcmp0(text, "no") == 0;
}

static bool
read_lists(const struct ctl *ctl, struct change *change, GError **error)
{
	const struct customer_said *said = &customer_said;

	change->added = value_addresses(said->emails, error);
	if (change->added == NULL)
		return false;
	change->removed = value_addresses(said->removed, error);
	if (change->removed == NULL)
		return false;
	change->domains = customer_domains(ctl, said->domains, error);
	change->gone_domains = value_list(said->gone_domains);
	return change->domains != NULL;
}

static bool
read_change(const struct ctl *ctl, struct change *change, GError **error)
{
	const struct customer_said *said = &customer_said;

	if (!is_said(said))
		return status_set(error, EX_USAGE,
			"nothing to change; see: postcase %s set --help",
			change->customer->noun);
	change->account = is_no(said->account) ? "" : said->account;
	if (!value_name(said->name, "name", error) ||
		(!is_no(said->account) &&
			!value_name(said->account, "account", error)) ||
		!customer_status(change->customer, said->status, error))
		return false;
	if (said->primary != NULL) {
		change->primary = value_address(said->primary, error);
		if (change->primary == NULL)
			return false;
	}
	return read_lists(ctl, change, error);
}

static bool
find_contact(struct tx *tx, struct change *change, GError **error)
{
	const char *text = customer_said.contact;

	if (text == NULL)
		return true;
	if (is_no(text)) {
		change->contact = g_strdup("");
		return true;
	}
	return customer_find(tx, customer_by_noun("contact"), text,
		&change->contact, error);
}

/* An opportunity is nobody's without account and contact. */
static bool
keeps_somebody(const struct change *change, const struct rows *old,
	GError **error)
{
	const char *account = change->account ? change->account :
						rows_text(old, 0, "account_id");
	const char *contact = change->contact ? change->contact :
						rows_text(old, 0, "contact_id");

	return change->customer->has_addresses ||
	       (account != NULL && *account != '\0') ||
	       (contact != NULL && *contact != '\0') ||
	       status_set(error, EX_DATAERR,
		       "an opportunity needs an account or a contact");
}

static bool
lock(struct tx *tx, struct change *change, GError **error)
{
	const char *ids[] = { change->id };
	g_autoptr(rows) old = rows_new();

	return customer_lock(tx, change->customer, ids, 1, old, error) &&
	       keeps_somebody(change, old, error);
}

static bool
update(struct tx *tx, const struct change *change, GError **error)
{
	const struct customer_said *said = &customer_said;
	g_autoptr(rows) account = rows_new();
	g_autoptr(rows) done = rows_new();

	if (strcmp(change->customer->noun, "lead") != 0 &&
		!customer_need_account(tx, change->account, account, error))
		return false;
	if (!rows_ask(tx, STMT_CUSTOMERS_SET,
		    ROWS_TEXTS(change->customer->noun, change->id, said->name,
			    said->status, change->account, change->contact),
		    done, error) ||
		!tx_trip(tx, error))
		return false;
	return rows_count(done) > 0 ||
	       status_set(error, EX_DATAERR,
		       "there is another account named '%s'; see: postcase "
		       "account show '%s'",
		       said->name, said->name);
}

static bool
had_all(const struct change *change, const char *what, const GPtrArray *wanted,
	const struct rows *gone, GError **error)
{
	g_autofree char *words = value_join(wanted);

	return rows_count(gone) == wanted->len ||
	       status_set(error, EX_NOUSER,
		       "not all of these are %s of %s %s: %s; see: postcase "
		       "%s show %s",
		       what, change->customer->noun, change->id, words,
		       change->customer->noun, change->id);
}

/* Another primary address is one of its own. */
static bool
change_primary(struct tx *tx, const struct change *change, GError **error)
{
	const char *noun = change->customer->noun;
	g_autoptr(GPtrArray) wanted = g_ptr_array_new();
	g_autoptr(rows) next = rows_new();

	if (change->primary != NULL)
		g_ptr_array_add(wanted, change->primary);
	if (change->primary != NULL &&
		!rows_ask(tx, STMT_CUSTOMERS_CLEAR_PRIMARY,
			ROWS_TEXTS(noun, change->id, change->primary), next,
			error))
		return false;

	g_autofree char *texts = rows_list(wanted);
	return rows_ask(tx, STMT_CUSTOMERS_SET_PRIMARY,
		       ROWS_TEXTS(noun, change->id, texts), NULL, error) &&
	       tx_trip(tx, error) &&
	       had_all(change, "addresses", wanted, next, error);
}

static bool
change_addresses(struct tx *tx, const struct change *change, GError **error)
{
	g_autoptr(rows) gone = rows_new();
	g_autofree char *removed = rows_list(change->removed);

	if (!change->customer->has_addresses)
		return true;
	return lookup_no_group(tx, change->added, error) &&
	       customer_give_addresses(tx, change->customer, change->id,
		       change->added, error) &&
	       rows_ask(tx, STMT_CUSTOMERS_TAKE_ADDRESSES,
		       ROWS_TEXTS(change->customer->noun, change->id, removed),
		       gone, error) &&
	       tx_trip(tx, error) &&
	       had_all(change, "addresses", change->removed, gone, error) &&
	       change_primary(tx, change, error);
}

static bool
change_domains(struct tx *tx, const struct change *change, GError **error)
{
	g_autoptr(rows) taken = rows_new();
	g_autoptr(rows) gone = rows_new();
	g_autofree char *removed = rows_list(change->gone_domains);

	return customer_give_domains(tx, change->id, change->domains, taken,
		       error) &&
	       rows_ask(tx, STMT_ACCOUNT_DOMAINS_REMOVE,
		       ROWS_TEXTS(change->id, removed), gone, error) &&
	       tx_trip(tx, error) && customer_no_taken(taken, error) &&
	       had_all(change, "domains", change->gone_domains, gone, error);
}

static bool
set(struct ctl *ctl, struct change *change, const char *text, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL &&
	       customer_find(tx, change->customer, text, &change->id, error) &&
	       find_contact(tx, change, error) && lock(tx, change, error) &&
	       update(tx, change, error) &&
	       change_addresses(tx, change, error) &&
	       (change->domains->len + change->gone_domains->len == 0 ||
		       change_domains(tx, change, error)) &&
	       tx_commit(tx, error);
}

bool
cmd_customer_set(struct ctl *ctl, char **args, GError **error)
{
	struct change change = { .customer = customer_of(ctl) };
	bool ok = read_change(ctl, &change, error) &&
		  set(ctl, &change, args[0], error);

	if (ok && !ctl->json)
		say("%s %s changed:\n", locale_text(change.customer->noun),
			change.id);
	ok = ok && customer_show(ctl, change.customer, change.id, error);
	clear_change(&change);
	return ok;
}
