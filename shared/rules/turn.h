/*
 * turn.h - who gets the next case?
 *
 * Two rules; redis/lua/pick.lua does the same for picks that are not committed
 * yet.  Candidates are ordered by user id, ascending; who has reached his limit
 * is passed over.  0 when nobody is left.
 */
#ifndef RULES_TURN_H
#define RULES_TURN_H

#include <glib.h>
#include <stdbool.h>

/* Somebody who is present, and what he has at this moment. */
struct candidate {
	gint64 user;
	gint64 load;     /* open cases */
	gint64 limit;    /* of open cases; -1: none */
	gint64 assigned; /* a case last came to him then: microseconds since
			    1970, 0: never */
};

/* A turn in a round. */
struct turn {
	gint64 number; /* 1, 2, ... of its group account */
	gint64 user;
};

bool candidate_is_free(const struct candidate *candidate);

/*
 * Round-robin: who comes behind the pointer (the user whose turn was last), the
 * first one when there is none behind.  The pointer need not be a candidate any
 * more; 0 is before everybody.
 */
gint64 turn_next(const GArray *candidates, gint64 pointer);

/*
 * Least-busy: who has the fewest open cases; of those to whom the last case
 * came longest ago; of those with the lowest id.
 */
gint64 turn_least_busy(const GArray *candidates);

#endif
