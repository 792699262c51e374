/*
 * outbound_who.h - who writes, and may he in that name? (RPL-6); private to
 * outbound.h
 */
#ifndef MILTER_OUTBOUND_WHO_H
#define MILTER_OUTBOUND_WHO_H

#include "conf/conf.h"
#include "milter/smtp_answer.h"
#include "milter/smtp_mail.h"

struct outbound_who {
	enum { WHO_NOBODY, WHO_REFUSED, WHO_AGENT } kind;
	struct smtp_answer answer; /* of WHO_REFUSED */
	/* Of WHO_AGENT: From is this account's address; NULL: it is his own. */
	const struct directory_account *as;
};

/*
 * Of a session that has logged in.  An agent has one From field with one
 * address.  But what is refused is each address of each such field that is
 * another's, and without the field the envelope's sender, which mail servers
 * make one of.  What cannot be read to its end is refused, too.
 */
struct outbound_who outbound_who(const struct smtp_mail *mail,
	const struct conf *conf);

#endif
