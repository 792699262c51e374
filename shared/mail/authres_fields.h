/*
 * authres_fields.h - which Authentication-Results fields are of our own host;
 * private to mail/
 *
 * A header block grows at its top, so what stands above the topmost Received
 * field was written here.  Where nothing of ours stands there, milters write
 * below it (Postfix: position 1), so the fields count up to the next Received
 * field.  One that says "from [127.0.0.1]", or from the host that our
 * authserv-id names, was not the last of our own hosts: after-queue filters.
 */
#ifndef MAIL_AUTHRES_FIELDS_H
#define MAIL_AUTHRES_FIELDS_H

#include "mail/field.h"

struct authres_fields {
	struct fields fields;
	const char *authserv_id;
	bool outside; /* our outermost Received field is behind us */
	bool seen;    /* one of ours stands above */
};

/*
 * The next field whose authserv-id is ours (in whatever case) and whose version
 * is 1 or not given: *results is set to what stands behind it, from the first
 * ';' on.  False at the end of the run.
 */
bool authres_fields_next(struct authres_fields *run, struct fields *results);

#endif
