#include "store/arrivals.h"

#include "store/pg.h"

bool
arrivals_add(struct tx *tx, const struct arrival *arrival, GError **error)
{
	const struct param params[] = {
		param_int(arrival->email),
		param_text(arrival->door),
		param_text(arrival->queue_id),
		param_text(arrival->sender),
		param_text(arrival->recipient),
		param_text(arrival->original),
		param_id(arrival->group_account),
	};

	return pg_queue(tx, STMT_ARRIVALS_ADD, PARAMS_OF(params), NOWHERE,
		error);
}
