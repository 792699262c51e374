/*
 * merges.h - cases that turn out to be one, or to have to do with each other
 */
#ifndef STORE_MERGES_H
#define STORE_MERGES_H

#include "rules/merge.h"
#include "store/tx.h"

/*
 * Appends a struct merge_pair for each pair of the numbers (gint64).  list: the
 * addresses (char *) that a mail of a list goes to; NULL: it is none.
 */
bool merges_weigh(struct tx *tx, const GArray *numbers, const GPtrArray *list,
	GArray *pairs, GError **error);

/* Who merges. */
struct merge_by {
	/*
	 * One of us, who accepts the people of both.  Else a mail brought it
	 * about, and only those stay accepted who wrote, or whom both cases
	 * accept.
	 */
	bool agent;
	gint64 author; /* the user, or 0 */
};

/*
 * All that a case holds goes over to another: e-mails, notes, people,
 * followers, teams, links.  The case that goes keeps its number, which leads to
 * the other from now on; both get a note, and the followers are told.  Both
 * rows are locked by the caller, in the order of their numbers, and neither was
 * merged before.
 */
bool merges_do(struct tx *tx, struct merge merge, struct merge_by by,
	GError **error);

/*
 * Two cases have to do with each other; why: "thread", "closed" or "number".
 * The case may be CASE_OPENED.
 */
bool merges_link(struct tx *tx, gint64 casefile, gint64 other, const char *why,
	GError **error);

#endif
