/*
 * filters.h - the filters that have a say in a delivery
 */
#ifndef STORE_FILTERS_H
#define STORE_FILTERS_H

#include "rules/filter.h"
#include "store/tx.h"

/* Whose mail it may be; all borrowed, NULL is none. */
struct filters_question {
	const GArray *accounts;     /* gint64 ids of group accounts */
	const GPtrArray *addresses; /* char *: of To and Cc */
	const GArray *cases;        /* gint64: which it may join */
	const GArray *users;        /* gint64: who get it in any case */
	gint64 personal;            /* a personal account, or 0 */
	gint64 one;                 /* also this filter, or 0 */
};

/*
 * Appends struct filter * (owned by the array) in the order in which they
 * decide.  One that cannot be read any more is left out, and logged.
 */
bool filters_find(struct tx *tx, const struct filters_question *question,
	GPtrArray *filters, GError **error);

/*
 * The same with all that decide for group accounts: their own ones and those
 * for all mail.
 */
bool filters_settings_find(struct tx *tx, GPtrArray *filters, GError **error);

/* A filter that decided, for a user or (0) for an account. */
struct filter_hit {
	gint64 filter, user;
};

/* Counts them (struct filter_hit); asked behind desks_add() of the e-mail. */
bool filters_hit(struct tx *tx, const GArray *hits, gint64 email,
	GError **error);

/* The same without an e-mail: filters and how often each, gint64. */
bool filters_count(struct tx *tx, const GArray *filters, const GArray *times,
	GError **error);

/* Now and then: so that filter_hit stays short. */
bool filters_fold(struct tx *tx, GError **error);

#endif
