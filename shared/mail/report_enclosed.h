/*
 * report_enclosed.h - a delivery report that another message encloses; private
 * to mail/
 */
#ifndef MAIL_REPORT_ENCLOSED_H
#define MAIL_REPORT_ENCLOSED_H

#include "mail/report_prose.h"

/*
 * Out of the text of an enclosed multipart/report as it stands, neither
 * decoded nor taken apart: its status part, and the original message.  Nothing
 * when it is none.
 */
void report_enclosed_read(struct report *report, const char *text,
	const struct prose *prose);

#endif
