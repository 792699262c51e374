/* postcase case accept: a stranger on a case becomes one of its people */
#include "ctl/case.h"
#include "ctl/cmd.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value_address.h"
#include "store/accepts.h"

#include <sysexits.h>

/* In the order of the locks: the case, then addresses. */
static bool
accept_in(const struct ctl *ctl, struct tx *tx, gint64 number, char *address,
	struct accepted *accepted, GError **error)
{
	struct accept accept = { .address = address,
		.author = ctl->viewer.user };
	g_autoptr(GPtrArray) addresses = g_ptr_array_new();
	g_autofree char *list = NULL;

	g_ptr_array_add(addresses, address);
	list = rows_list(addresses);

	if (!rows_ask(tx, STMT_ADDRESSES_ADD, ROWS_TEXTS(list), NULL, error) ||
		!accepts_add(tx, number, &accept, accepted, error) ||
		!tx_trip(tx, error))
		return false;
	return !accepted->is_ours ||
	       status_set(error, EX_DATAERR,
		       "%s is ours, and no customer of a case", address);
}

static void
tell(gint64 number, const char *address, const struct accepted *accepted)
{
	if (!accepted->is_new && accepted->emails == 0)
		say("%s is accepted on case %" G_GINT64_FORMAT " already",
			address, number);
	else
		say("%s is accepted on case %" G_GINT64_FORMAT
		    "; e-mails that are a stranger's no longer: "
		    "%" G_GINT64_FORMAT,
			address, number, accepted->emails);
}

bool
cmd_case_accept(struct ctl *ctl, char **args, GError **error)
{
	struct accepted accepted = { 0 };
	gint64 asked = 0, number = 0;
	g_autofree char *address = NULL;
	g_autoptr(tx) tx = NULL;

	if (!case_number(args[0], &asked, error) ||
		(address = value_address(args[1], error)) == NULL ||
		(tx = ctl_begin(ctl, error)) == NULL)
		return false;
	number = asked;
	if (!case_lock_current(ctl, tx, &number, 1, error) ||
		!accept_in(ctl, tx, number, address, &accepted, error) ||
		!tx_commit(tx, error))
		return false;
	if (ctl->json)
		return case_show(ctl, number, error);
	case_tell_current(asked, number);
	tell(number, address, &accepted);
	return true;
}
