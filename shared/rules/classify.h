/*
 * classify.h - did a person write this? (SPEC.md, section 10; CASE-1, ARP-2;
 * RFC 3834)
 */
#ifndef RULES_CLASSIFY_H
#define RULES_CLASSIFY_H

#include "mail/message.h"

enum {
	CLASSIFY_HOPS_MAX = 25, /* Postfix bounces at 50: say it before */
	CLASSIFY_REASON_BYTES = 160,
};

enum mail_class {
	CLASS_PERSON,
	CLASS_LIST,           /* a case as from a person, never answered */
	CLASS_AUTO_REPLY,     /* vacation and kin */
	CLASS_AUTO_GENERATED, /* written by a program; reports that are no
				 bounce: delivered, read, abuse */
	CLASS_BOUNCE,
	CLASS_LOOP,       /* seems to have been here, but is not stored: a case
			     as from a person, and nothing is sent */
	CLASS_UNREADABLE, /* no reader survived it: somebody must look */
};

struct classified {
	enum mail_class class;
	char reason[CLASSIFY_REASON_BYTES]; /* one line; "": a person's */
};

/*
 * sender is the envelope sender.  own holds char *: the addresses of ours that
 * this delivery is for, lower case, with and without extension.
 */
struct classified classify(const struct message *msg, const char *sender,
	const GPtrArray *own);

/* "", and what stands in for it: "MAILER-DAEMON", with or without a host. */
bool classify_is_null(const char *sender);

bool classify_is_own(const char *address, const GPtrArray *own);

/* For log, decision and e-mail record: "auto-reply". */
const char *mail_class_name(enum mail_class class);

/* May the first mail of a thread open a case? */
bool mail_class_opens_case(enum mail_class class);

#endif
