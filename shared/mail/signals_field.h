/*
 * signals_field.h - what one header field says of who wrote; private to mail/
 */
#ifndef MAIL_SIGNALS_FIELD_H
#define MAIL_SIGNALS_FIELD_H

#include "mail/field.h"
#include "mail/message.h"

/*
 * Reads the field as the rows of signals_rows.h say, and where the message has
 * been (Delivered-To, X-Loop).  Whether there is a row with its name.
 */
bool signals_field(struct message_signals *signals, const struct field *field);

/* The first evidence of a signal stays; takes what. */
void signals_say(struct message_signals *signals, enum message_signal signal,
	char *what);

#endif
