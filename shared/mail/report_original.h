/*
 * report_original.h - the message that a report is about; private to mail/
 */
#ifndef MAIL_REPORT_ORIGINAL_H
#define MAIL_REPORT_ORIGINAL_H

#include "mail/report.h"

/* Out of the start of a message, or of its header block alone. */
void report_original_read(struct report_original *original, const char *bytes,
	gsize size);

/*
 * Out of the text of a bounce, from the line that introduces the message on;
 * its header block may be indented or quoted by ">".
 */
void report_original_quoted(struct report_original *original, const char *text);

#endif
