/*
 * authres_result.h - one result of an Authentication-Results field; private to
 * mail/
 */
#ifndef MAIL_AUTHRES_RESULT_H
#define MAIL_AUTHRES_RESULT_H

#include "mail/authres.h"
#include "mail/authres_scan.h"

/* What one result says: "dmarc=fail (p=reject) header.from=example.com". */
struct finding {
	unsigned method; /* AUTH_METHODS: one that we do not read */
	enum auth_result result;
	enum auth_policy policy;
	char name[AUTHRES_NAME_BYTES]; /* the domain, or the login */
};

/*
 * Reads "method/version=result" and its properties, up to the next ';' or the
 * end, or "none".  False when it is not clean, or beyond a limit.
 */
bool authres_result(struct scan *scan, struct finding *finding);

#endif
