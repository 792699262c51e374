#include "rules/answer.h"

/* Something that leads to a case, with the case. */
struct candidate {
	enum answer_how how;
	int distance;
	const struct answer_case *to;
};

static bool
is_believed(const struct candidate *candidate, const struct answer_signs *signs)
{
	const struct answer_case *to = candidate->to;
	const bool believed[] = {
		[ANSWER_NONE] = false,
		[ANSWER_SUBJECT] =
			to->may_edit && (to->to_them || !signs->forward),
		[ANSWER_REFERENCE] = to->to_them || signs->to_group,
		[ANSWER_SIGNED_ID] = to->to_them || signs->to_group,
		[ANSWER_TOKEN] = true,
		[ANSWER_FIELD] = to->may_edit,
	};

	return believed[candidate->how];
}

/*
 * What a customer wrote stands in the agent's answer, too: ids, and a token in
 * Cc.  So they do not lead to a case of others when something leads to one of
 * those who get the mail.
 */
static int
rank(const struct candidate *candidate)
{
	static const int ranks[][2] = {
		/* to others, to them */
		[ANSWER_NONE] = { 0, 0 },
		[ANSWER_SUBJECT] = { 1, 1 },
		[ANSWER_REFERENCE] = { 2, 4 },
		[ANSWER_SIGNED_ID] = { 2, 4 },
		[ANSWER_TOKEN] = { 3, 5 },
		[ANSWER_FIELD] = { 6, 6 },
	};

	return ranks[candidate->how][candidate->to && candidate->to->to_them];
}

static bool
is_better(const struct candidate *candidate, const struct candidate *best)
{
	int more = rank(candidate) - rank(best);

	if (more == 0)
		more = best->distance - candidate->distance;
	if (more == 0)
		more = (int)candidate->how - (int)best->how;
	return more > 0;
}

static void
prefer(struct candidate *best, const struct candidate *candidate,
	const struct answer_signs *signs)
{
	if (is_believed(candidate, signs) && is_better(candidate, best))
		*best = *candidate;
}

static const struct answer_clue *
clue_at(const struct answer_signs *signs, guint i)
{
	return &g_array_index(signs->clues, struct answer_clue, i);
}

static void
weigh(struct candidate *best, const struct answer_case *to,
	const struct answer_signs *signs)
{
	const struct candidate cited = { ANSWER_REFERENCE, to->distance, to };

	if (to->asked == 0)
		prefer(best, &cited, signs);
	for (guint i = 0; i < signs->clues->len && to->asked != 0; i++) {
		const struct answer_clue *clue = clue_at(signs, i);
		const struct candidate said = { clue->how, clue->distance, to };

		if (clue->number == to->asked)
			prefer(best, &said, signs);
	}
}

struct answer_choice
answer_choose(const struct answer_signs *signs, const GArray *cases)
{
	struct candidate best = { .how = ANSWER_NONE };

	for (guint i = 0; i < cases->len; i++)
		weigh(&best, &g_array_index(cases, struct answer_case, i),
			signs);
	if (best.how == ANSWER_NONE)
		return (struct answer_choice){ .how = ANSWER_NONE };
	return (struct answer_choice){ best.how, best.to->casefile,
		best.to->account };
}

static const struct answer_clue *
strongest(const struct answer_signs *signs)
{
	const struct answer_clue *best = NULL;

	for (guint i = 0; i < signs->clues->len; i++) {
		const struct answer_clue *clue = clue_at(signs, i);

		if (best == NULL || clue->how > best->how ||
			(clue->how == best->how &&
				clue->distance < best->distance))
			best = clue;
	}
	return best;
}

/* One of them may be the customer's, see rank(). */
static bool
agree(const struct answer_signs *signs, const struct answer_clue *best)
{
	for (guint i = 0; i < signs->clues->len; i++)
		if (clue_at(signs, i)->number != best->number)
			return false;
	return true;
}

bool
answer_guess(const struct answer_signs *signs, struct answer_choice *choice)
{
	const struct answer_clue *clue = strongest(signs);

	if (clue == NULL && !signs->cites) {
		*choice = (struct answer_choice){ .how = ANSWER_NONE };
		return true;
	}
	if (clue == NULL || !agree(signs, clue) ||
		(clue->how != ANSWER_TOKEN &&
			(clue->how != ANSWER_SIGNED_ID || !signs->to_group)))
		return false;
	*choice = (struct answer_choice){ clue->how, clue->number,
		clue->account };
	return true;
}
