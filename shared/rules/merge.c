#include "rules/merge.h"

static const struct merge_pair *
pair_of(const struct merge_pair *pairs, size_t n, gint64 older, gint64 younger)
{
	for (size_t i = 0; i < n; i++)
		if (pairs[i].older == older && pairs[i].younger == younger)
			return &pairs[i];
	return NULL;
}

gint64
merge_follow(const struct merge_plan *plan, gint64 casefile)
{
	for (size_t i = 0; i < plan->merged; i++)
		if (plan->merges[i].from == casefile)
			return merge_follow(plan, plan->merges[i].into);
	return casefile;
}

static bool
know_each_other(const struct thread_case *older,
	const struct thread_case *younger, const struct merge_pair *pair)
{
	return pair->same_list || (pair->same_people && older->knows_sender &&
					  younger->knows_sender);
}

static bool
fits(const struct thread_case *older, const struct thread_case *younger,
	const struct merge_pair *pair)
{
	return pair != NULL && older->open && younger->open && !pair->linked &&
	       !pair->spoken && know_each_other(older, younger, pair);
}

/* The oldest case that this one can go into: one that stays itself. */
static gint64
target_of(const struct merge_plan *plan, const struct thread_case *cases,
	size_t at, const struct merge_pair *pairs, size_t n_pairs)
{
	const struct thread_case *younger = &cases[at];

	for (size_t i = 0; i < at; i++)
		if (merge_follow(plan, cases[i].number) == cases[i].number &&
			fits(&cases[i], younger,
				pair_of(pairs, n_pairs, cases[i].number,
					younger->number)))
			return cases[i].number;
	return 0;
}

static bool
is_linked(const struct merge_pair *pairs, size_t n, gint64 a, gint64 b)
{
	const struct merge_pair *pair = pair_of(pairs, n, MIN(a, b), MAX(a, b));

	return pair == NULL || pair->linked;
}

struct merge_plan
merge_choose(const struct thread_case *cases, size_t n,
	const struct merge_pair *pairs, size_t n_pairs, gint64 chosen)
{
	struct merge_plan plan = { .merged = 0 };

	n = MIN(n, MERGE_CASES_MAX);
	for (size_t i = 1; i < n; i++) {
		gint64 into = target_of(&plan, cases, i, pairs, n_pairs);

		if (into != 0)
			plan.merges[plan.merged++] =
				(struct merge){ cases[i].number, into };
	}
	chosen = merge_follow(&plan, chosen);
	for (size_t i = 0; i < n; i++)
		if (cases[i].number != chosen &&
			merge_follow(&plan, cases[i].number) ==
				cases[i].number &&
			!is_linked(pairs, n_pairs, cases[i].number, chosen))
			plan.links[plan.linked++] =
				(struct merge){ cases[i].number, chosen };
	return plan;
}
