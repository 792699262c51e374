/*
 * report_read.h - finds the report in a message; private to mail/
 */
#ifndef MAIL_REPORT_READ_H
#define MAIL_REPORT_READ_H

#include "mail/message.h"
#include "mail/report.h"

/*
 * The report that the message is, or NULL: one that only has a report attached,
 * or quotes one, is none.  Reads msg and, of raw, the header block and at most
 * REPORT_READ_BYTES_MAX of each part it needs.  The caller frees it.
 */
struct report *report_read(const struct message *msg, GBytes *raw);

#endif
