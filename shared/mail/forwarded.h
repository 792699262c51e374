/*
 * forwarded.h - whose mail does a mail forward?
 */
#ifndef MAIL_FORWARDED_H
#define MAIL_FORWARDED_H

#include "mail/message.h"

/*
 * The address in From of the first enclosed message, else of the first header
 * block that a mail program put into the text ("From: ... Date: ... To: ...").
 * As address_fold() gives it, or NULL: there is none.  Nothing proves it.
 * Linear; calls nothing of GMime.  The caller frees it.
 */
char *forwarded_from(const struct message *msg, GBytes *raw);

#endif
