/*
 * headers.h - the header block of a message into struct message; private to
 * mail/
 */
#ifndef MAIL_HEADERS_H
#define MAIL_HEADERS_H

#include "mail/field.h"
#include "mail/message.h"

/*
 * Fills in id, ancestors, subject, date and addresses, and sets cut.  Of two
 * fields of one name the first counts, but for To and Cc.  charset: which the
 * body declares, or NULL.
 */
void headers_read(struct message *msg, struct fields fields,
	const char *charset);

#endif
