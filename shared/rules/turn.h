/*
 * turn.h - whose turn is it? (round-robin; redis/lua/turn.lua does the same)
 */
#ifndef RULES_TURN_H
#define RULES_TURN_H

#include <glib.h>

/*
 * The candidate behind the pointer in the order of ids, the first one when
 * there is none behind; 0 when there are no candidates.  The pointer (the user
 * whose turn was last) need not be a candidate any more; 0 is before everybody.
 * candidates: gint64, ascending.
 */
gint64 turn_next(const GArray *candidates, gint64 pointer);

#endif
