/*
 * signals.h - what speaks against a person as the writer; private to mail/
 */
#ifndef MAIL_SIGNALS_H
#define MAIL_SIGNALS_H

#include "mail/message.h"

enum { SIGNAL_FIELDS_MAX = 1000 }; /* fields that say something */

/*
 * Fills in msg->signals, from the header block of raw and, for subject, From
 * and invitations, from msg.  Every instance of a field counts, its first word
 * behind comments, in whatever case; Delivered-To not where our own mail server
 * has written it (trace.h).
 */
void signals_read(struct message *msg, GBytes *raw);

#endif
