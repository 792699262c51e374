#include "store/assignments.h"

#include "store/array.h"
#include "store/pg.h"

const char *
assignment_source_name(const struct assignment *assignment)
{
	static const char *const names[] = {
		[ASSIGNED_BY_SETTING] = "setting",
		[ASSIGNED_BY_REDIS] = "redis",
		[ASSIGNED_BY_POSTGRESQL] = "postgresql",
	};

	return names[assignment->source];
}

static bool
map_newest(const PGresult *rows, void *out, GError **error)
{
	enum { TURN, POINTER };
	struct assignment *newest = out;

	(void)error;
	if (PQntuples(rows) > 0) {
		newest->turn = row_int(rows, 0, TURN);
		newest->pointer = row_int(rows, 0, POINTER);
	}
	return true;
}

bool
assignments_lock(struct tx *tx, const struct account *account,
	struct assignment *newest, GError **error)
{
	return pg_queue(tx, STMT_ASSIGNMENTS_LOCK,
		       PARAMS(param_int(account->target_team)), NOWHERE,
		       error) &&
	       pg_queue(tx, STMT_ASSIGNMENTS_NEWEST,
		       PARAMS(param_int(account->id)), INTO(map_newest, newest),
		       error);
}

bool
assignments_add(struct tx *tx, const struct account *account, gint64 casefile,
	const struct assignment *assignment, GError **error)
{
	g_autofree char *candidates = array_int(account->candidates);
	const struct param params[] = {
		param_int(account->id),
		param_case(casefile),
		param_int(assignment->user),
		param_text(distribution_name(account->distribution)),
		param_text(assignment_source_name(assignment)),
		param_id(assignment->turn),
		param_id(assignment->pointer),
		param_text(candidates),
	};

	return pg_queue(tx, STMT_ASSIGNMENTS_ADD, PARAMS_OF(params), NOWHERE,
		error);
}
