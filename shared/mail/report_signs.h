/*
 * report_signs.h - is this message from a mail system, by its header block;
 * private to mail/
 */
#ifndef MAIL_REPORT_SIGNS_H
#define MAIL_REPORT_SIGNS_H

#include "mail/message.h"

/*
 * How many signs of a bounce it has: its writer (a mailer daemon counts twice),
 * its subject, a null Return-Path, X-Failed-Recipients.  With none it is no
 * bounce, with two it is one.
 */
int report_signs(const struct message *msg, GBytes *raw);

/* "Undelivered Mail Returned to Sender", but not "Re: Undelivered ...". */
bool report_signs_subject(const struct message *msg);

/* It answers another mail, or passes one on. */
bool report_signs_answer(const struct message *msg);

#endif
