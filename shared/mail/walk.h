/*
 * walk.h - the parts of a message into texts and attachments; private to mail/
 */
#ifndef MAIL_WALK_H
#define MAIL_WALK_H

#include "mail/content.h"
#include "mail/message.h"

/* Fills in text, html, attachments and parts, and sets cut. */
void walk_parts(struct message *msg, const struct source *source);

#endif
