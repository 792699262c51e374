/*
 * report_notice.h - notices of Amazon SES, which are JSON in the text of a
 * mail, maybe as a string in other JSON; private to mail/
 */
#ifndef MAIL_REPORT_NOTICE_H
#define MAIL_REPORT_NOTICE_H

#include "mail/report.h"

/*
 * Adds the recipients of a Bounce, a Delivery or a Complaint, which makes it a
 * REPORT_FEEDBACK, and the subject; adds nothing when the text is none.
 */
void report_notice_read(struct report *report, const char *text);

#endif
