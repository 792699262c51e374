/*
 * case_email.h - an e-mail on the page of its case
 */
#ifndef CTL_CASE_EMAIL_H
#define CTL_CASE_EMAIL_H

#include "ctl/case_stream.h"

/*
 * Who and when, what is unusual, what should be known of the sender, and the
 * first lines of what he wrote himself.
 */
void case_email_print(const struct case_rows *rows, guint row);

#endif
