/*
 * report_words.h - what a server's words about one recipient mean; private to
 * mail/
 *
 * Servers say it in a status (RFC 3463), in an SMTP reply, or in prose, and
 * often contradict themselves.  The tables are here, so that every form of
 * report is judged alike.
 */
#ifndef MAIL_REPORT_WORDS_H
#define MAIL_REPORT_WORDS_H

#include "mail/report.h"

enum { REPORT_WORDS_BYTES_MAX = 4096 }; /* of a text that is looked at */

/* All but the action may be NULL. */
struct report_words {
	const char *address; /* lower case */
	enum report_action action;
	const char *status;  /* the Status field as it is */
	const char *reply;   /* what the server said to this recipient */
	const char *context; /* what else the report says */
};

enum report_meaning {
	MEANS_NOTHING,
	MEANS_SOFT,    /* full, busy, policy, content, sender, ... */
	MEANS_UNKNOWN, /* "user unknown": hard as an answer to RCPT TO */
	MEANS_HARD,    /* there is no such account or domain */
};

/*
 * One line in lower case with single blanks, cut to REPORT_WORDS_BYTES_MAX: as
 * the tables are written.  The caller frees it.
 */
char *report_words_fold(const char *text);

/* Of a text that is folded. */
enum report_meaning report_words_mean(const char *folded);

/* "5.1.1": of the status or of the words, or what they amount to, or NULL. */
char *report_words_status(const struct report_words *words);

/* Whether the next mail to this address will fail, too. */
bool report_words_hard(const struct report_words *words);

#endif
