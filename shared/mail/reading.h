/*
 * reading.h - which text of a message people read; private to mail/
 */
#ifndef MAIL_READING_H
#define MAIL_READING_H

#include "mail/message.h"

/* Fills in text and new_text from plain and html. */
void reading_choose(struct message *msg);

#endif
