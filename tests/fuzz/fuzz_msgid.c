/* Message-ID, In-Reply-To and References. */
#include "mail/msgid.h"

#include "fuzz.h"

static void
check_id(const char *id)
{
	holds_clean(id, MSGID_BYTES_MAX, false);
	HOLDS(*id != '\0' && strpbrk(id, "<>\t") == NULL);
}

static void
check(const char *bytes, gsize size)
{
	g_autofree char *value = fuzz_string(bytes, size);
	g_autoptr(GPtrArray) ids = msgid_list(value);
	g_autofree char *first = msgid_first(value);

	HOLDS(ids->len <= MSGID_LIST_MAX);
	for (guint i = 0; i < ids->len; i++)
		check_id(g_ptr_array_index(ids, i));
	if (first != NULL)
		check_id(first);
	if (ids->len > 0)
		holds_same(first, g_ptr_array_index(ids, 0));
}

FUZZ_TARGET(fuzz_nothing, check)
