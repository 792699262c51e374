/*
 * own_fields.h - the fields at the top of a message that our own hosts answer
 * for
 *
 * A header block grows at its top, so what stands above the topmost Received
 * field was written here.  Where nothing that is looked for stands there,
 * milters write below it (Postfix: position 1), so the fields count up to the
 * next Received field.  One that says "from [127.0.0.1]", or from the host of
 * that name, was not the last of our own hosts: after-queue filters.
 */
#ifndef MAIL_OWN_FIELDS_H
#define MAIL_OWN_FIELDS_H

#include "mail/field.h"

struct own_fields {
	struct fields fields;
	const char *host; /* the name of our own hosts, or "" */
	bool outside;     /* our outermost Received field is behind us */
	bool seen;        /* what is looked for stands above */
};

/* The next field, false at the end of the run. */
bool own_fields_next(struct own_fields *run, struct field *field);

/* The field is one that is looked for. */
void own_fields_found(struct own_fields *run);

#endif
