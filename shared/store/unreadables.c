#include "store/unreadables.h"

#include "store/pg.h"

bool
unreadables_count(struct db *db, clock_point deadline, const struct hash *hash,
	const char *why, gint64 *tries, GError **error)
{
	g_autoptr(tx) tx = tx_begin(db, deadline, error);

	if (tx == NULL)
		return false;

	return pg_queue(tx, STMT_UNREADABLES_COUNT,
		       PARAMS(param_bytes(hash->bytes, HASH_BYTES),
			       param_text(why)),
		       INTO(map_int, tries), error) &&
	       tx_commit(tx, error);
}
