/* customer_*(): what is written for customers by more than one command. */
#include "ctl/customer.h"
#include "ctl/status.h"
#include "ctl/value.h"
#include "ctl/value_address.h"
#include "rules/domain.h"

#include <string.h>
#include <sysexits.h>

bool
customer_give_addresses(struct tx *tx, const struct customer *customer,
	const char *id, const GPtrArray *addresses, GError **error)
{
	g_autofree char *texts = rows_list(addresses);

	return rows_ask(tx, STMT_ADDRESSES_ADD, ROWS_TEXTS(texts), NULL,
		       error) &&
	       rows_ask(tx, STMT_CUSTOMERS_GIVE_ADDRESSES,
		       ROWS_TEXTS(customer->noun, id, texts), NULL, error) &&
	       rows_ask(tx, STMT_CUSTOMERS_SET_PRIMARY,
		       ROWS_TEXTS(customer->noun, id, texts), NULL, error);
}

bool
customer_need_account(struct tx *tx, const char *name, struct rows *made,
	GError **error)
{
	return name == NULL || *name == '\0' ||
	       rows_ask(tx, STMT_ACCOUNTS_ADD, ROWS_TEXTS(name), made, error);
}

bool
customer_give_domains(struct tx *tx, const char *id, const GPtrArray *domains,
	struct rows *taken, GError **error)
{
	g_autofree char *texts = rows_list(domains);

	return domains->len == 0 ||
	       rows_ask(tx, STMT_ACCOUNT_DOMAINS_ADD, ROWS_TEXTS(id, texts),
		       taken, error);
}

bool
customer_no_taken(const struct rows *taken, GError **error)
{
	return rows_count(taken) == 0 ||
	       status_set(error, EX_DATAERR,
		       "the domain %s is account %s's, %s; take it away there: "
		       "postcase account set %s --remove-domain %s",
		       rows_text(taken, 0, "domain"),
		       rows_text(taken, 0, "account_id"),
		       rows_text(taken, 0, "account"),
		       rows_text(taken, 0, "account_id"),
		       rows_text(taken, 0, "domain"));
}

/* As the domain of an address is written; NULL and EX_DATAERR. */
static char *
fold(const struct ctl *ctl, const char *text, GError **error)
{
	g_autofree char *address = g_strconcat("x@", text, NULL);
	g_autofree char *folded = NULL;

	if (strchr(text, '.') != NULL && strchr(text, '@') == NULL)
		folded = value_address(address, NULL);
	if (folded == NULL) {
		status_set(error, EX_DATAERR,
			"'%s' is no domain; one is: example.com", text);
		return NULL;
	}
	if (domain_is_in(domain_of(folded), ctl->conf->free_mail_domains)) {
		status_set(error, EX_DATAERR,
			"at %s anybody can have an address (free_mail_domains "
			"in %s): give the account the addresses instead",
			text, ctl->conf->path);
		return NULL;
	}
	return g_strdup(domain_of(folded));
}

GPtrArray *
customer_domains(const struct ctl *ctl, char **texts, GError **error)
{
	g_autoptr(GPtrArray) words = value_list(texts);
	g_autoptr(GPtrArray) domains = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < words->len; i++) {
		char *domain = fold(ctl, g_ptr_array_index(words, i), error);

		if (domain == NULL)
			return NULL;
		g_ptr_array_add(domains, domain);
	}
	return g_steal_pointer(&domains);
}
