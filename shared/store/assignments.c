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

bool
assignments_lock(struct tx *tx, const struct account *account, GError **error)
{
	return pg_queue(tx, STMT_ASSIGNMENTS_LOCK,
		PARAMS(param_int(account->target_team)), NOWHERE, error);
}

/* Who could have been picked; the same place in both. */
static void
list_free(const struct account *account, GArray *users, GArray *loads)
{
	for (guint i = 0; i < account->candidates->len; i++) {
		const struct candidate *c = &g_array_index(account->candidates,
			struct candidate, i);

		if (!candidate_is_free(c))
			continue;
		g_array_append_val(users, c->user);
		g_array_append_val(loads, c->load);
	}
}

/* What a setting or an agent says is direct, whatever the account does else. */
static const char *
method_of(const struct account *account, const struct assignment *assignment)
{
	return distribution_name(assignment->source == ASSIGNED_BY_SETTING ?
					 DISTRIBUTE_DIRECT :
					 account->distribution);
}

bool
assignments_add(struct tx *tx, const struct account *account, gint64 casefile,
	const struct assignment *assignment, GError **error)
{
	g_autoptr(GArray) users = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) loads = g_array_new(FALSE, FALSE, sizeof(gint64));

	list_free(account, users, loads);
	g_autofree char *user_list = array_int(users);
	g_autofree char *load_list = array_int(loads);
	const struct param params[] = {
		param_int(account->id),
		param_case(casefile),
		param_int(assignment->user),
		param_text(method_of(account, assignment)),
		param_text(assignment_source_name(assignment)),
		param_id(assignment->turn),
		param_id(assignment->pointer),
		param_text(user_list),
		param_text(load_list),
	};

	return pg_queue(tx, STMT_ASSIGNMENTS_ADD, PARAMS_OF(params), NOWHERE,
		error);
}
