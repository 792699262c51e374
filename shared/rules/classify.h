/*
 * classify.h - did a person write this? (SPEC.md, section 10; CASE-1, ARP-2)
 */
#ifndef RULES_CLASSIFY_H
#define RULES_CLASSIFY_H

#include "mail/message.h"

enum mail_class {
	CLASS_PERSON,
	CLASS_LIST,           /* a case as from a person, never answered */
	CLASS_AUTO_REPLY,     /* vacation and kin */
	CLASS_AUTO_GENERATED, /* written by a program */
	CLASS_BOUNCE,
	CLASS_UNREADABLE, /* no reader survived it: somebody must look */
};

enum mail_class classify(const struct message *msg, const char *sender);

/* For log, decision and e-mail record: "auto-reply". */
const char *mail_class_name(enum mail_class class);

/* May the first mail of a thread open a case? */
bool mail_class_opens_case(enum mail_class class);

#endif
