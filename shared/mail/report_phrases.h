/*
 * report_phrases.h - the phrases of bounces, as data; private to mail/
 *
 * All in lower case with single blanks.  A table ends with a NULL.
 */
#ifndef MAIL_REPORT_PHRASES_H
#define MAIL_REPORT_PHRASES_H

#include "mail/report_words.h"

struct report_phrase {
	const char *text;
	enum report_meaning meaning;
	const char *status; /* when the report gives none, or NULL */
};

/* The first one that is found counts. */
extern const struct report_phrase report_phrases[];

/* In front of the failed addresses. */
extern const char *const report_intros[];

/* Is said when the server will go on trying. */
extern const char *const report_delays[];

/* How a line starts behind which the original message follows. */
extern const char *const report_ends[];

/* In front of an address that failed where no other line names one. */
extern const char *const report_lasts[];

/* Who writes bounces, and nothing else: how address or name start. */
extern const char *const report_daemons[];

/* Who writes bounces among other mail. */
extern const char *const report_masters[];

/* In the Subject of a bounce. */
extern const char *const report_subjects[];

#endif
