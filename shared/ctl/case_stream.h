/*
 * case_stream.h - what happened on a case, for people
 */
#ifndef CTL_CASE_STREAM_H
#define CTL_CASE_STREAM_H

#include "store/rows.h"

/* Answers about one case; borrowed. */
struct case_rows {
	const struct rows *found;  /* cases_show.sql: one row */
	const struct rows *emails; /* case_emails_list.sql */
	const struct rows *notes;  /* case_notes_list.sql */
};

/*
 * E-mails with the first lines of their new text, and what is no e-mail, in
 * the order of time.
 */
void case_stream_print(const struct case_rows *rows);

#endif
