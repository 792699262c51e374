/*
 * authres_fields.h - which Authentication-Results fields are of our own host;
 * private to mail/
 *
 * Those of own_fields.h whose authserv-id is ours; that is the name of our host
 * there.
 */
#ifndef MAIL_AUTHRES_FIELDS_H
#define MAIL_AUTHRES_FIELDS_H

#include "mail/own_fields.h"

/*
 * The next field whose authserv-id is ours (in whatever case) and whose version
 * is 1 or not given: *results is set to what stands behind it, from the first
 * ';' on.  False at the end of the run.
 */
bool authres_fields_next(struct own_fields *run, struct fields *results);

#endif
