/*
 * authres.h - what our own mail server found out about the sender: the
 * Authentication-Results fields (RFC 8601)
 *
 * Anybody may write such a field.  Ours are those with our authserv-id in the
 * topmost run (see authres_fields.h); the server has to take out what others
 * wrote in its name.  A field that is not clean is worth nothing, and nor is
 * what stands below it.  Pure, linear, bounded, without GMime.
 */
#ifndef MAIL_AUTHRES_H
#define MAIL_AUTHRES_H

#include "mail/field.h"

enum {
	AUTHRES_FIELDS_MAX = 16,
	AUTHRES_FIELD_BYTES_MAX = 16 * 1024,
	AUTHRES_RESULTS_MAX = 64,    /* of a field */
	AUTHRES_PROPERTIES_MAX = 64, /* of a result */
	AUTHRES_NAME_BYTES = 256,    /* of a domain or a login, with its NUL */
};

enum auth_method {
	AUTH_DMARC,
	AUTH_SPF,
	AUTH_DKIM,
	AUTH_ARC,
	AUTH_LOGIN, /* "auth": SMTP AUTH */
	AUTH_METHODS,
};

enum auth_result {
	RESULT_ABSENT, /* the server says nothing of this method */
	RESULT_NONE,
	RESULT_PASS,
	RESULT_FAIL,
	RESULT_SOFTFAIL,
	RESULT_NEUTRAL,
	RESULT_POLICY,
	RESULT_TEMPERROR,
	RESULT_PERMERROR,
	RESULT_OTHER, /* a word that we do not know: no pass */
};

/* What the domain of From asks for when DMARC fails. */
enum auth_policy {
	POLICY_UNKNOWN,
	POLICY_NONE,
	POLICY_QUARANTINE,
	POLICY_REJECT,
};

/* Names are lower case but for the login, "" when they are not given. */
struct authres {
	enum auth_result results[AUTH_METHODS];
	enum auth_policy policy;
	char from[AUTHRES_NAME_BYTES];   /* domain that DMARC is about */
	char signer[AUTHRES_NAME_BYTES]; /* domain of the DKIM signature */
	char login[AUTHRES_NAME_BYTES];  /* SASL login, of auth=pass alone */
	bool broken; /* one of our fields could not be read to its end */
};

/*
 * Reads the fields of a header block that are ours.  Of each method the topmost
 * field that has it counts; in that field of several DMARC results (From with
 * several domains) one that is no pass, of several DKIM results a pass, else
 * the first.  With an empty authserv_id nothing is ours.
 */
struct authres authres_read(struct fields fields, const char *authserv_id);

/*
 * May somebody take a field with that value for one with our authserv-id?  Far
 * more lenient than authres_read(): where comments, strings and the id end is
 * read in every way that programs have been seen to.  Never with an empty one.
 */
bool authres_claims(const char *value, gsize size, const char *authserv_id);

/* "dmarc"; "pass"; "reject" */
const char *auth_method_name(enum auth_method method);
const char *auth_result_name(enum auth_result result);
const char *auth_policy_name(enum auth_policy policy);

#endif
