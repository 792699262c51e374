/*
 * outbound_copies.h - the archive recipients of an agent's mail; private to
 * outbound.h
 */
#ifndef MILTER_OUTBOUND_COPIES_H
#define MILTER_OUTBOUND_COPIES_H

#include "milter/outbound_found.h"

/* Has this user's mail got a right one already? */
bool outbound_is_archived(const struct smtp_mail *mail, const struct conf *conf,
	const struct outbound_found *found);

/*
 * Adds one for each account that gets a copy, and takes out that account's own
 * addresses: nobody gets it twice.  Nothing without archive_domain.  An address
 * of somebody else in Reply-To travels as their original recipient (RFC 3461),
 * for it takes part in the case.
 */
void outbound_copies(const struct outbound_change *change);

#endif
