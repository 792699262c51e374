/*
 * hits.h - filters that decided, counted in memory till they are written
 *
 * Bounded: what is beyond the bound while PostgreSQL is away is not counted.
 */
#ifndef MILTER_HITS_H
#define MILTER_HITS_H

#include "base/autoptr.h"

#include <stdbool.h>

struct hits;

struct hits *hits_new(void);
void hits_free(struct hits *hits);
AUTOPTR(hits, hits_free)

/* Any thread: ids of filters, gint64. */
void hits_add(struct hits *hits, const GArray *filters);

/*
 * Takes all out: filters and how often, gint64, in arrays of the caller's.
 * False: there were none.
 */
bool hits_take(struct hits *hits, GArray *filters, GArray *times);

#endif
