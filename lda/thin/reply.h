/*
 * reply.h - what an LMTP server answers (RFC 5321, section 4.2; RFC 2034)
 */
#ifndef LDA_THIN_REPLY_H
#define LDA_THIN_REPLY_H

#include <stdbool.h>

enum {
	REPLY_TEXT_MAX = 200,
	REPLY_VERDICT_MAX = REPLY_TEXT_MAX + 6,
};

struct reply {
	int code;  /* 200 to 599 */
	bool more; /* another line of the same reply follows */
	char text[REPLY_TEXT_MAX + 1]; /* printable; cut when it is longer */
};

/* Reads one line, without its CR LF; false when it is no reply. */
bool reply_parse(const char *line, struct reply *reply);

/*
 * "D.S.N text" for a mail server: of class 4 when temporary, else 5, whatever
 * the reply says.
 */
void reply_verdict(const struct reply *reply, bool temporary,
	char text[REPLY_VERDICT_MAX + 1]);

#endif
