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

/*
 * Behind so many nothing is ours: the milter sees more than these, and has
 * taken out what others wrote there in our name (milter/smtp_mail.h).
 */
enum {
	OWN_FIELDS_MAX = 2000,
	OWN_FIELDS_BYTES_MAX = 512 * 1024,
};

struct own_fields {
	struct fields fields;
	const char *host; /* the name of our own hosts, or "" */
	bool outside;     /* our outermost Received field is behind us */
	bool seen;        /* what is looked for stands above */
	gsize n, bytes;   /* passed so far */
};

/* The next field, false at the end of the run. */
bool own_fields_next(struct own_fields *run, struct field *field);

/* The field is one that is looked for. */
void own_fields_found(struct own_fields *run);

#endif
