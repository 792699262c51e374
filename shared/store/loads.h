/*
 * loads.h - how many open cases everybody has, kept by a trigger on cases
 */
#ifndef STORE_LOADS_H
#define STORE_LOADS_H

#include "store/tx.h"

/*
 * Adds the journal of changes into the loads: what they are stays the same, and
 * is quicker to read.  Does nothing when somebody else is at it; waits for
 * nobody.
 */
bool loads_fold(struct tx *tx, GError **error);

#endif
