/*
 * senders.h - the records that have an address
 */
#ifndef STORE_SENDERS_H
#define STORE_SENDERS_H

#include "store/tx.h"

#include <glib.h>

struct senders_question {
	const char *address;  /* lower case */
	const char *domain;   /* whose account counts when the address is
			       * nobody's; or NULL */
	const char *envelope; /* the envelope's sender, lower case; or NULL */
};

struct senders {
	GArray *found;         /* of struct sender, the best first */
	bool envelope_is_ours; /* a group account has that address */
};

/*
 * Contacts, accounts, leads, users and group accounts with this address, 50 at
 * most.  Merged records are those that they went into, a converted lead is what
 * it became.
 */
bool senders_find(struct tx *tx, const struct senders_question *question,
	struct senders *senders, GError **error);

void senders_init(struct senders *senders);
void senders_clear(struct senders *senders);

#endif
