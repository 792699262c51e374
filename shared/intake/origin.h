/*
 * origin.h - whom a message comes from; private to intake/
 *
 * From says it, else Reply-To may guess it.  A form of ours writes in our name,
 * and Reply-To is who filled it in.
 */
#ifndef INTAKE_ORIGIN_H
#define INTAKE_ORIGIN_H

#include "intake/run.h"
#include "store/senders.h"

/* What the database knows of From and Reply-To. */
struct origin {
	struct senders from, reply_to;
};

void origin_init(struct origin *origin);
void origin_clear(struct origin *origin);

/* Queues the questions; origin must live till the next trip. */
bool origin_ask(const struct run *run, struct origin *origin, GError **error);

/* Sender, candidates, standing and form of the decision. */
void origin_settle(struct run *run, const struct origin *origin);

/* Whether the deciding account trusts this form, and so may answer it. */
void origin_trust(struct run *run);

/* Who is to get the answers: the person of a form, else From; or NULL. */
const struct message_address *origin_person(const struct run *run);

#endif
