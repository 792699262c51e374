/*
 * merge.h - one message proves that several cases are one thread: which become
 * one? (SPEC.md, section 4)
 */
#ifndef RULES_MERGE_H
#define RULES_MERGE_H

#include "rules/thread.h"

enum { MERGE_CASES_MAX = 10 }; /* of one message; others stay as they are */

/* Two of the cases, and what speaks for or against their being one. */
struct merge_pair {
	gint64 older, younger;
	bool linked;      /* told apart already: they stay so */
	bool spoken;      /* the younger holds more than customers' mail */
	bool same_people; /* each accepts all who wrote on the other */
	bool same_list;   /* both came from the list of this mail */
};

struct merge {
	gint64 from, into; /* the younger goes into the older */
};

/* What is to be done. */
struct merge_plan {
	struct merge merges[MERGE_CASES_MAX];
	size_t merged;
	struct merge links[MERGE_CASES_MAX]; /* with the case that was chosen */
	size_t linked;
};

/*
 * Both open, not told apart, nobody of ours has spoken in the younger, and
 * their people know each other: they are the same and both cases know the
 * sender (struct thread_case), or all met on one list.  Then merged, into the
 * oldest that fits.  A case that is left is linked with the one that the
 * message is on.  pairs: all pairs of the n cases, which are in the order of
 * their numbers.
 */
struct merge_plan merge_choose(const struct thread_case *cases, size_t n,
	const struct merge_pair *pairs, size_t n_pairs, gint64 chosen);

/* Where a case is after the merges of the plan. */
gint64 merge_follow(const struct merge_plan *plan, gint64 casefile);

#endif
