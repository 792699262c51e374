/*
 * answer.h - what the server says (RFC 5321, section 4.2; RFC 2034)
 */
#ifndef LDA_LMTP_ANSWER_H
#define LDA_LMTP_ANSWER_H

#include <glib.h>
#include <stdbool.h>

enum answer {
	ANSWER_OK,
	ANSWER_SENDER,
	ANSWER_RECIPIENT,
	ANSWER_GO_AHEAD, /* with the message */
	ANSWER_HELP,
	ANSWER_PERHAPS, /* VRFY */
	ANSWER_BYE,
	ANSWER_LEAVING, /* 421, as the next three: then the session ends */
	ANSWER_CROWDED,
	ANSWER_IDLE,
	ANSWER_MISTAKES,
	ANSWER_LATER,      /* the database is away */
	ANSWER_NO_ROOM,    /* on our disk */
	ANSWER_RECIPIENTS, /* too many of them */
	ANSWER_TOO_LONG,   /* the line */
	ANSWER_UNKNOWN,    /* the command */
	ANSWER_NOT_SMTP,
	ANSWER_NOT_OFFERED,
	ANSWER_ARGUMENTS,
	ANSWER_PARAMETER,
	ANSWER_BAD_SENDER,
	ANSWER_BAD_RECIPIENT,
	ANSWER_SEQUENCE,
	ANSWER_NOBODY, /* all recipients were refused */
	ANSWER_NO_SUCH_ADDRESS,
	ANSWER_INACTIVE,
	ANSWER_TOO_LARGE,
	ANSWERS,
};

void answer_put(GString *out, enum answer answer);

/* The reply for one recipient: "250 2.0.0 <a@x> text". */
void answer_put_for(GString *out, enum answer answer, const char *recipient);

/* One of these with a code and a text from elsewhere. */
struct answer_words {
	int code;
	const char *dsn, *text; /* dsn: or NULL */
};

void answer_put_words(GString *out, const struct answer_words *words,
	const char *recipient);

/* "220 HOST LMTP postcase" */
void answer_put_greeting(GString *out, const char *host);

/* The answer to LHLO; size: the largest message. */
void answer_put_offers(GString *out, const char *host, gint64 size);

/* Is it the client's mistake? */
bool answer_is_mistake(enum answer answer);

/* Does the session end with it? */
bool answer_is_end(enum answer answer);

/* For the log. */
const char *answer_text(enum answer answer);

#endif
