/*
 * archived.h - what is different about the copy of an agent's mail (SPEC.md,
 * section 9); private to intake/
 *
 * It comes to an archive recipient (rules/archive.h), which proves whose it is.
 */
#ifndef INTAKE_ARCHIVED_H
#define INTAKE_ARCHIVED_H

#include "intake/run.h"

const struct run_archive *archive_at(const struct run *run, guint place);

/* What the recipient says, if it is an archive's that is believed; or NULL. */
const struct archive *archived_by(const struct run *run, const char *recipient);

/* Queued behind the claim: who holds the key that it has without a proof? */
bool archived_claim(struct run *run, struct claim *other, GError **error);

/*
 * Behind that trip.  Nobody does: both keys lead to this message from now on,
 * so that a copy from outside is none.  Somebody does: such a copy came first;
 * then that one is the message, and this is its proof.
 */
bool archived_settle_claim(struct run *run, const struct claim *other,
	GError **error);

/* It is an agent's word on the case; queued. */
bool archived_touch_case(struct run *run, GError **error);

#endif
