/* postcase account|contact|lead|opportunity follow, unfollow, link */
#include "ctl/cmd.h"
#include "ctl/customer.h"
#include "ctl/email.h"
#include "ctl/locale.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <sysexits.h>

static bool
follow(struct ctl *ctl, const char *text, enum stmt stmt, char **id,
	GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = NULL;

	if (ctl->viewer.user == 0)
		return status_set(error, EX_USAGE,
			"users follow, and you are none; say who: --as LOGIN");
	tx = ctl_begin(ctl, error);
	if (tx == NULL || !customer_find(tx, customer, text, id, error))
		return false;

	const char *const ids[] = { *id };
	return customer_lock(tx, customer, ids, 1, rows, error) &&
	       rows_ask(tx, stmt,
		       ROWS_TEXTS(customer->noun, *id, ctl->viewer.id), NULL,
		       error) &&
	       tx_commit(tx, error);
}

bool
cmd_customer_follow(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autofree char *id = NULL;

	if (!follow(ctl, args[0], STMT_CUSTOMERS_FOLLOW, &id, error))
		return false;
	if (ctl->json)
		return customer_show(ctl, customer, id, error);
	say("%s follows %s %s", ctl->viewer.login, locale_text(customer->noun),
		id);
	return true;
}

bool
cmd_customer_unfollow(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autofree char *id = NULL;

	if (!follow(ctl, args[0], STMT_CUSTOMERS_UNFOLLOW, &id, error))
		return false;
	if (ctl->json)
		return customer_show(ctl, customer, id, error);
	say("%s does not follow %s %s", ctl->viewer.login,
		locale_text(customer->noun), id);
	return true;
}

/* E-mails one by one: each is asked for the right to change it. */
static bool
link_emails(struct ctl *ctl, char **emails, const char *id, struct rows *linked,
	GError **error)
{
	const struct customer *customer = customer_of(ctl);
	const char *const ids[] = { id };
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !customer_lock(tx, customer, ids, 1, rows, error))
		return false;
	for (char **text = emails; *text != NULL; text++) {
		g_autofree char *email = NULL;

		if (!email_find(ctl, tx, *text, ACCESS_EDIT, &email, error) ||
			!rows_ask(tx, STMT_EMAILS_LINK,
				ROWS_TEXTS(customer->noun, id, email), linked,
				error) ||
			!tx_trip(tx, error))
			return false;
	}
	return tx_commit(tx, error);
}

bool
cmd_customer_link(struct ctl *ctl, char **args, GError **error)
{
	const struct customer *customer = customer_of(ctl);
	g_autoptr(rows) linked = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	g_autofree char *id = NULL;

	if (tx == NULL || !customer_find(tx, customer, args[0], &id, error) ||
		!tx_commit(tx, error) ||
		!link_emails(ctl, args + 1, id, linked, error))
		return false;
	if (ctl->json)
		return customer_show(ctl, customer, id, error);
	say("%s %s has %u e-mail%s more", locale_text(customer->noun), id,
		rows_count(linked), rows_count(linked) == 1 ? "" : "s");
	return true;
}
