/*
 * arrivals.h - every way on which an e-mail came
 */
#ifndef STORE_ARRIVALS_H
#define STORE_ARRIVALS_H

#include "store/tx.h"

struct arrival {
	gint64 email;
	const char *door;
	const char *queue_id; /* or NULL */
	const char *sender;   /* "" is the null sender */
	const char *recipient;
	const char *original; /* or NULL */
	gint64 group_account;
};

/* The same way twice is one.  The e-mail is there, and kept. */
bool arrivals_add(struct tx *tx, const struct arrival *arrival, GError **error);

#endif
