/*
 * contact.h - what the commands of `postcase contact` have in common
 */
#ifndef CTL_CONTACT_H
#define CTL_CONTACT_H

#include "store/rows.h"

/*
 * The contacts (id, name, address) that have one of the addresses (char *), the
 * oldest first; none is an outcome.  One trip.
 */
bool contact_find(struct tx *tx, const GPtrArray *addresses, struct rows *found,
	GError **error);

#endif
