/* The value of From, To or Cc, raw. */
#include "mail/address.h"

#include "mail/header.h"
#include "mail/mailbox.h"

#include "fuzz.h"

static void
check_mailbox(const struct message_address *mailbox)
{
	g_autofree char *again = address_fold(mailbox->address);

	holds_clean(mailbox->address, ADDRESS_BYTES_MAX, false);
	holds_same(again, mailbox->address);
	HOLDS(mailbox->role == ROLE_TO);
	if (mailbox->name != NULL) {
		holds_clean(mailbox->name, MESSAGE_HEADER_BYTES_MAX, false);
		HOLDS(*mailbox->name != '\0');
	}
	g_free(mailbox->address);
	g_free(mailbox->name);
}

static void
check(const char *bytes, gsize size)
{
	bool cut = false;
	g_autofree char *value = header_value(bytes, size, NULL, &cut);
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
	bool all = mailbox_list(value, cut, ROLE_TO, found);

	HOLDS(found->len <= MESSAGE_ADDRESSES_MAX);
	HOLDS(all || found->len == MESSAGE_ADDRESSES_MAX);
	for (guint i = 0; i < found->len; i++)
		check_mailbox(g_ptr_array_index(found, i));
}

FUZZ_TARGET(message_init, check)
