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

/* What we say, one row each. */
enum smtp_reason {
	SMTP_INACTIVE,
	SMTP_TOO_LARGE,
	SMTP_TOO_OFTEN, /* more a minute than the account takes */
	SMTP_TOO_MANY,  /* recipients */
	SMTP_HEADER_TOO_LARGE,
	SMTP_NOT_AS_GROUP,  /* no right to write in its name */
	SMTP_NOT_AS_OTHER,  /* ... in another user's */
	SMTP_CASE_UNKNOWN,  /* the database cannot be asked */
	SMTP_FILTERED,      /* a filter's refusal without a text */
	SMTP_FILTERED_AWAY, /* a filter's discard */
	SMTP_FORGED,        /* more verdicts in our name than can be taken out
			     */
	SMTP_TROUBLE,       /* of our own */
	SMTP_BUSY,          /* with other clients */
	SMTP_REASONS,
};

struct smtp_answer smtp_answer(enum smtp_reason reason);

/*
 * With another text, unless nothing is left of it (NULL: as "") when it is made
 * one line of at most 200 bytes of printable ASCII; '%', which mail servers
 * format with, becomes '?', as does what looks like no ASCII.
 */
void smtp_answer_text(struct smtp_answer *answer, const char *text);

#define SMTP_GO_ON  ((struct smtp_answer){ .kind = SMTP_GOES_ON })
#define SMTP_ACCEPT ((struct smtp_answer){ .kind = SMTP_ACCEPTED })

#endif
