#include "store/cases.h"

#include "store/array.h"
#include "store/pg.h"

bool
cases_open(struct tx *tx, const struct case_new *new, gint64 *number,
	GError **error)
{
	const struct param params[] = {
		param_text(new->name),
		param_id(new->assignee),
		param_id(new->group_account),
		param_id(new->account),
		param_id(new->contact),
		param_id(new->lead),
	};

	return pg_queue(tx, STMT_CASES_OPEN, PARAMS_OF(params),
		INTO(map_int, number), error);
}

bool
cases_touch(struct tx *tx, gint64 number, GError **error)
{
	return pg_queue(tx, STMT_CASES_TOUCH, PARAMS(param_int(number)),
		NOWHERE, error);
}

bool
cases_respond(struct tx *tx, gint64 number, gint64 when, GError **error)
{
	return pg_queue(tx, STMT_CASES_RESPOND,
		PARAMS(param_int(number), param_int(when)), NOWHERE, error);
}

bool
cases_reopen(struct tx *tx, gint64 number, GError **error)
{
	return pg_queue(tx, STMT_CASES_REOPEN, PARAMS(param_int(number)),
		NOWHERE, error);
}

bool
cases_add_teams(struct tx *tx, gint64 number, const GArray *accounts,
	GError **error)
{
	g_autofree char *list = array_int(accounts);

	return accounts->len == 0 ||
	       pg_queue(tx, STMT_CASE_TEAMS_ADD,
		       PARAMS(param_case(number), param_text(list)), NOWHERE,
		       error);
}
