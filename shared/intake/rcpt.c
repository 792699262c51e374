#include "intake/rcpt.h"

#include "rules/archive.h"
#include "rules/recipient.h"
#include "store/group_accounts.h"

static struct rcpt_found
found_of(const GPtrArray *accounts)
{
	const struct account *first =
		accounts->len > 0 ? g_ptr_array_index(accounts, 0) : NULL;

	if (first == NULL)
		return (struct rcpt_found){ .rcpt = RCPT_UNKNOWN };
	switch (first->mode) {
	case ACCOUNT_ACTIVE:
		return (struct rcpt_found){ RCPT_ACTIVE, first->size_limit };
	case ACCOUNT_OBSERVE: /* refuses nothing */
		return (struct rcpt_found){ .rcpt = RCPT_ACTIVE };
	case ACCOUNT_INACTIVE:
		break;
	}
	return (struct rcpt_found){ .rcpt = RCPT_INACTIVE };
}

bool
rcpt_is_archive(const struct conf *conf, const char *recipient)
{
	return archive_is_one(recipient, conf->archive_domain);
}

bool
rcpt_find(struct intake *in, const char *recipient, struct rcpt_found *found,
	GError **error)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) accounts =
		g_ptr_array_new_with_free_func((GDestroyNotify)account_free);
	g_autoptr(tx) tx = tx_begin(in->db,
		clock_in_ms(in->conf->database_timeout * 1000), error);

	recipient_names(recipient, in->conf->recipient_delimiter, names);
	if (tx == NULL || !group_accounts_find(tx, names, accounts, error) ||
		!tx_commit(tx, error))
		return fault_prefix(error, "recipient");
	*found = found_of(accounts);
	return true;
}
