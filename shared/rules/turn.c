#include "rules/turn.h"

bool
candidate_is_free(const struct candidate *candidate)
{
	return candidate->limit < 0 || candidate->load < candidate->limit;
}

gint64
turn_next(const GArray *candidates, gint64 pointer)
{
	gint64 first = 0;

	for (guint i = 0; i < candidates->len; i++) {
		const struct candidate *c =
			&g_array_index(candidates, struct candidate, i);

		if (!candidate_is_free(c))
			continue;
		if (c->user > pointer)
			return c->user;
		if (first == 0)
			first = c->user;
	}
	return first;
}

/* The ids ascend: of two alike the one that came first stays. */
static bool
is_freer(const struct candidate *a, const struct candidate *b)
{
	if (a->load != b->load)
		return a->load < b->load;
	return a->assigned < b->assigned;
}

gint64
turn_least_busy(const GArray *candidates)
{
	const struct candidate *best = NULL;

	for (guint i = 0; i < candidates->len; i++) {
		const struct candidate *c =
			&g_array_index(candidates, struct candidate, i);

		if (candidate_is_free(c) && (!best || is_freer(c, best)))
			best = c;
	}
	return best ? best->user : 0;
}
