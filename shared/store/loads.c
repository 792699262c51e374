#include "store/loads.h"

#include "store/pg.h"

bool
loads_fold(struct tx *tx, GError **error)
{
	return pg_queue(tx, STMT_LOADS_FOLD, NO_PARAMS, NOWHERE, error);
}
