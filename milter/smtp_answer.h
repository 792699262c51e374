/*
 * smtp_answer.h - what the client is told: the one place of codes and texts
 *
 * Strangers read the texts: fixed sentences, but for a filter's own, which
 * smtp_answer_text() makes fit.
 */
#ifndef MILTER_SMTP_ANSWER_H
#define MILTER_SMTP_ANSWER_H

#include <glib.h>
#include <stdbool.h>

enum smtp_answer_kind {
	SMTP_GOES_ON,
	SMTP_ACCEPTED,  /* nothing else of this message concerns us */
	SMTP_REFUSED,   /* 5xx */
	SMTP_LATER,     /* 4xx */
	SMTP_DISCARDED, /* said 250, and gone */
};

struct smtp_answer {
	enum smtp_answer_kind kind;
	const char *code; /* "550", NULL for those without a text */
	const char *dsn;  /* "5.2.1" */
	char text[256];   /* one line, printable ASCII, no '%' */
	const char *why;  /* for the log, a literal: "inactive" */
};

#define SMTP_GO_ON  ((struct smtp_answer){ .kind = SMTP_GOES_ON })
#define SMTP_ACCEPT ((struct smtp_answer){ .kind = SMTP_ACCEPTED })

#endif
