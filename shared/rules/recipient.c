#include "rules/recipient.h"

#include "mail/address.h"

#include <string.h>

static void
add_once(GPtrArray *found, const char *address)
{
	if (*address != '\0' && !g_ptr_array_find_with_equal_func(found,
					address, g_str_equal, NULL))
		g_ptr_array_add(found, g_strdup(address));
}

void
recipient_names(const char *recipient, const char *delimiter, GPtrArray *found)
{
	g_autofree char *folded = address_fold(recipient);
	/* Not g_utf8_strdown(): it runs over the end of broken UTF-8. */
	g_autofree char *address = folded ? g_steal_pointer(&folded) :
					    g_ascii_strdown(recipient, -1);
	const char *domain = strrchr(address, '@');

	add_once(found, address);
	if (domain == NULL || domain == address)
		return;

	size_t local = 1 + strcspn(address + 1, delimiter);
	if (address + local < domain) {
		g_autofree char *plain =
			g_strdup_printf("%.*s%s", (int)local, address, domain);

		add_once(found, plain);
	}
}
