/*
 * standing.h - is the sender who From says? (SPEC.md, sections 4, 8 and 9)
 *
 * Anybody can write any From.  What counts is what our own mail server found
 * out, and whether the name is one that only we may use.
 */
#ifndef RULES_STANDING_H
#define RULES_STANDING_H

#include "mail/authres.h"
#include "rules/sender.h"

enum standing {
	STANDING_PLAIN,  /* nothing speaks against it */
	STANDING_PROVEN, /* DMARC says so, and nothing speaks against it */
	STANDING_AGENT,  /* a user of ours, proven */
	STANDING_FORGED, /* DMARC fails, and the domain asks to care; or it
			    passes for another author */
	STANDING_OURS,   /* claims to be one of us, without proof */
	STANDING_NOBODY, /* no usable From */
};

/*
 * from: the address in lower case, NULL: there is none.  sender: what it was
 * found to be.  agent_domains: domains parted by blanks or commas whose DMARC
 * pass proves a user (SPEC.md, section 9); may be "".
 */
enum standing standing_of(const char *from, const struct sender *sender,
	const struct authres *authres, const char *agent_domains);

/*
 * Does our own mail server prove that this From is of one of the agents'
 * domains?  Whether it is a user's, too, is for standing_of() to say.
 */
bool standing_proves_agent(const char *from, const struct authres *authres,
	const char *agent_domains);

/* Does DMARC fail, for a domain that asks to care? */
bool standing_fails(const struct authres *authres);

/* May the From count as a contact, a participant, a user? */
bool standing_counts(enum standing standing);

/* For log and decision record: "forged". */
const char *standing_name(enum standing standing);

#endif
