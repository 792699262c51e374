/*
 * inbound_rates.h - how many messages come for each group account within a
 * minute
 *
 * In memory, for this program alone: it holds floods off, delivery holds off
 * loops (SPEC.md, section 10).  Any thread may call it.
 */
#ifndef MILTER_INBOUND_RATES_H
#define MILTER_INBOUND_RATES_H

#include "base/autoptr.h"

#include <glib.h>
#include <stdbool.h>

enum { INBOUND_RATES_MAX = 10000 }; /* accounts; of more all are forgotten */

struct inbound_rates;

struct inbound_rates *inbound_rates_new(void);
void inbound_rates_free(struct inbound_rates *rates);
AUTOPTR(inbound_rates, inbound_rates_free)

/*
 * Counts one more, unless there were already so many in the minute before now
 * (monotonic, microseconds): false.  most: 0 is any number.
 */
bool inbound_rates_take(struct inbound_rates *rates, gint64 account,
	gint64 most, gint64 now);

#endif
