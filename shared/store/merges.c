#include "store/merges.h"

#include "store/array.h"
#include "store/notes.h"
#include "store/pg.h"

static bool
map_pairs(const PGresult *rows, void *out, GError **error)
{
	enum { OLDER, YOUNGER, LINKED, SPOKEN, SAME_PEOPLE, SAME_LIST };
	GArray *pairs = out;

	(void)error;
	for (int i = 0; i < PQntuples(rows); i++) {
		const struct merge_pair pair = {
			.older = row_int(rows, i, OLDER),
			.younger = row_int(rows, i, YOUNGER),
			.linked = row_bool(rows, i, LINKED),
			.spoken = row_bool(rows, i, SPOKEN),
			.same_people = row_bool(rows, i, SAME_PEOPLE),
			.same_list = row_bool(rows, i, SAME_LIST),
		};

		g_array_append_val(pairs, pair);
	}
	return true;
}

bool
merges_weigh(struct tx *tx, const GArray *numbers, const GPtrArray *list,
	GArray *pairs, GError **error)
{
	g_autofree char *number_list = array_int(numbers);
	g_autofree char *addresses = list ? array_text(list) : NULL;
	return pg_queue(tx, STMT_MERGES_WEIGH,
		PARAMS(param_text(number_list), param_text(addresses)),
		INTO(map_pairs, pairs), error);
}

bool
merges_do(struct tx *tx, struct merge merge, struct merge_by by, GError **error)
{
	const struct note_event gone = {
		.kind = "merged",
		.other = merge.into,
		.author = by.author,
	};
	const struct note_event come = {
		.kind = "merged",
		.other = merge.from,
		.author = by.author,
	};

	return pg_queue(tx, STMT_MERGES_PARTICIPANTS,
		       PARAMS(param_int(merge.from), param_int(merge.into),
			       param_bool(by.agent)),
		       NOWHERE, error) &&
	       pg_queue(tx, STMT_MERGES_MOVE,
		       PARAMS(param_int(merge.from), param_int(merge.into)),
		       NOWHERE, error) &&
	       pg_queue(tx, STMT_MERGES_FLAG, PARAMS(param_int(merge.into)),
		       NOWHERE, error) &&
	       notes_add_event(tx, merge.from, &gone, error) &&
	       notes_add_event(tx, merge.into, &come, error) &&
	       notes_tell_followers(tx, merge.into, error);
}

bool
merges_link(struct tx *tx, gint64 casefile, gint64 other, const char *why,
	GError **error)
{
	return pg_queue(tx, STMT_CASE_LINKS_ADD,
		PARAMS(param_case(casefile), param_case(other),
			param_text(why)),
		NOWHERE, error);
}
