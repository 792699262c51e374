#include "store/participants.h"

#include "store/array.h"
#include "store/pg.h"

bool
participants_add(struct tx *tx, gint64 casefile, const GArray *people,
	enum participants_known known, GError **error)
{
	g_autoptr(GPtrArray) addresses = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(GPtrArray) accepted = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < people->len; i++) {
		const struct participant *p =
			&g_array_index(people, struct participant, i);

		g_ptr_array_add(addresses, g_strdup(p->address));
		g_ptr_array_add(accepted, g_strdup(p->accepted ? "t" : "f"));
	}
	if (people->len == 0)
		return true;

	g_autofree char *address_list = array_text(addresses);
	g_autofree char *accepted_list = array_text(accepted);
	if (known == ADDRESSES_MAY_BE_NEW &&
		!pg_queue(tx, STMT_ADDRESSES_ADD,
			PARAMS(param_text(address_list)), NOWHERE, error))
		return false;
	return pg_queue(tx, STMT_PARTICIPANTS_ADD,
		PARAMS(param_case(casefile), param_text(address_list),
			param_text(accepted_list)),
		NOWHERE, error);
}
