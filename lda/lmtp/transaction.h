/*
 * transaction.h - one message of a session: its envelope, then its bytes
 */
#ifndef LDA_LMTP_TRANSACTION_H
#define LDA_LMTP_TRANSACTION_H

#include "lda/lmtp/buffer.h"
#include "lda/lmtp/data.h"
#include "lda/lmtp/door.h"
#include "lda/lmtp/grammar.h"

enum { TRANSACTION_RECIPIENTS_MAX = 1000 };

struct transaction {
	char *queue_id;        /* of XFORWARD, or NULL */
	char *sender;          /* NULL: no MAIL yet */
	GPtrArray *recipients; /* of char *: accepted, in order, with doubles */
	GPtrArray *originals;  /* of char *: of each, or NULL */
	GArray *limits;        /* of gint64: bytes that each takes, or 0 */
	gint64 size;           /* of MAIL, or 0; then of what came */
	bool refused;          /* another one was */
	struct data data;
	struct buffer *buffer; /* NULL: no DATA yet */
};

void transaction_init(struct transaction *t);
void transaction_clear(struct transaction *t);

/* Each takes the texts of its command, and says what the client is told. */
enum answer transaction_xforward(struct transaction *t, struct command *c);
enum answer transaction_mail(struct transaction *t, struct command *c,
	const struct conf *conf);
enum answer transaction_rcpt(struct transaction *t, struct command *c,
	struct door *door);
enum answer transaction_data(struct transaction *t, const struct conf *conf);

/*
 * All bytes are there: stores the message, and puts one reply for each
 * recipient, in order.
 */
void transaction_deliver(struct transaction *t, struct door *door,
	GString *out);

#endif
