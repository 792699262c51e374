/* postcase contact add */
#include "ctl/cmd.h"
#include "ctl/contact.h"
#include "ctl/lookup.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "ctl/value_address.h"

#include <sysexits.h>

static struct {
	char *account;
	char **emails;
} said;

/* clang-format off */
const GOptionEntry contact_add_options[] = {
	{ "email", 0, 0, G_OPTION_ARG_STRING_ARRAY, &said.emails, "addresses; the first is the primary one", "ADDRESS[,ADDRESS...]" },
	{ "account", 0, 0, G_OPTION_ARG_STRING, &said.account, "the company; made when it is not there", "COMPANY" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static bool
is_new(struct tx *tx, const GPtrArray *emails, GError **error)
{
	g_autoptr(rows) found = rows_new();

	if (!lookup_no_group(tx, emails, error) ||
		!contact_find(tx, emails, found, error))
		return false;
	return rows_count(found) == 0 ||
	       status_set(error, EX_DATAERR,
		       "contact %s, %s, has the address %s already; see: "
		       "postcase contact show %s",
		       rows_text(found, 0, "id"), rows_text(found, 0, "name"),
		       rows_text(found, 0, "address"),
		       rows_text(found, 0, "id"));
}

/* The account first, if it is not there: *made. */
static bool
insert(struct tx *tx, const char *name, bool *made, struct rows *contact,
	GError **error)
{
	g_autoptr(rows) account = rows_new();

	if (said.account != NULL &&
		!rows_ask(tx, STMT_ACCOUNTS_ADD, ROWS_TEXTS(said.account),
			account, error))
		return false;
	if (!rows_ask(tx, STMT_CONTACTS_ADD, ROWS_TEXTS(name, said.account),
		    contact, error) ||
		!tx_trip(tx, error))
		return false;
	*made = rows_count(account) > 0;
	return true;
}

static bool
add(struct ctl *ctl, const char *name, const GPtrArray *emails, bool *made,
	struct rows *contact, GError **error)
{
	g_autofree char *texts = rows_list(emails);
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	return tx != NULL && is_new(tx, emails, error) &&
	       insert(tx, name, made, contact, error) &&
	       rows_ask(tx, STMT_ADDRESSES_ADD, ROWS_TEXTS(texts), NULL,
		       error) &&
	       rows_ask(tx, STMT_CONTACTS_ADD_ADDRESSES,
		       ROWS_TEXTS(rows_text(contact, 0, "id"), texts), NULL,
		       error) &&
	       tx_commit(tx, error);
}

bool
cmd_contact_add(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(GPtrArray) emails = NULL;
	g_autoptr(rows) contact = rows_new();
	bool made = false;

	if (said.emails == NULL)
		return status_set(error, EX_USAGE,
			"--email is wanted; see: postcase contact add --help");
	if (!value_name(args[0], "name", error) ||
		!value_name(said.account, "account", error) ||
		(emails = value_addresses(said.emails, error)) == NULL ||
		!add(ctl, args[0], emails, &made, contact, error))
		return false;

	g_autofree char *id = g_strdup(rows_text(contact, 0, "id"));
	if (ctl->json)
		return cmd_contact_show(ctl, (char *[]){ id, NULL }, error);
	if (made)
		say("account %s made", said.account);
	say("contact %s made: %s <%s>%s%s", id, args[0],
		(const char *)g_ptr_array_index(emails, 0),
		said.account ? ", account " : "",
		said.account ? said.account : "");
	return true;
}
