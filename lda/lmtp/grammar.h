/*
 * grammar.h - a line of a client becomes a command
 *
 * Pure.  RFC 5321 as RFC 2033 narrows it, with SIZE (RFC 1870), 8BITMIME
 * (RFC 6152), SMTPUTF8 (RFC 6531), DSN (RFC 3461) and Postfix's XFORWARD.
 */
#ifndef LDA_LMTP_GRAMMAR_H
#define LDA_LMTP_GRAMMAR_H

#include "base/autoptr.h"
#include "lda/lmtp/answer.h"

enum verb {
	VERB_LHLO,
	VERB_MAIL,
	VERB_RCPT,
	VERB_DATA,
	VERB_RSET,
	VERB_NOOP,
	VERB_VRFY,
	VERB_HELP,
	VERB_QUIT,
	VERB_XFORWARD,
	VERBS,
};

enum { GRAMMAR_LINE_MAX = 4096 }; /* of a line */

struct command {
	enum verb verb;
	char *address;  /* MAIL, RCPT: without brackets and quotes; "" for <> */
	char *original; /* RCPT: the address of ORCPT, decoded, or NULL */
	char *queue_id; /* XFORWARD: IDENT, decoded; or NULL: not named */
	gint64 size;    /* MAIL: SIZE, 0 is "not said" */
};

/*
 * Reads a line without its end.  ANSWER_OK, or what the client did wrong; then
 * nothing of the command counts.  All texts are valid UTF-8 without control
 * characters.
 */
enum answer grammar_read(const char *line, gsize size, struct command *command);

/* Frees what a command holds, not itself. */
void grammar_clear(struct command *command);

#endif
