/*
 * lmtp.h - one message to postcase-lmtpd (RFC 2033), in four round trips
 *
 * Up to the final dot everything can be taken back by lmtp_close(): the server
 * stores nothing, and the full program can have the message.  Behind it only
 * the answers count.  The socket times out by itself.
 */
#ifndef LDA_THIN_LMTP_H
#define LDA_THIN_LMTP_H

#include "lda/thin/reply.h"
#include "lda/thin/route.h"

struct lmtp {
	int fd;
	size_t have; /* bytes that were received and not yet read */
	char received[4096];
	size_t size_limit; /* of a message, as the server says */
};

enum lmtp_answer {
	LMTP_TAKEN,   /* by every recipient */
	LMTP_REFUSED, /* by every recipient, for good */
	LMTP_LATER,   /* any other answer, or none */
};

/* Connects, and is greeted; false when nobody does within 2 s, or somebody
 * else than postcase-lmtpd.  socket is shorter than a sun_path. */
bool lmtp_open(struct lmtp *lmtp, const char *socket);

/* Everything up to DATA; false unless the server takes every recipient. */
bool lmtp_offer(struct lmtp *lmtp, const struct route *route, size_t size);

/* The message (it ends with LF) and the final dot; false: that was not sent. */
bool lmtp_send(struct lmtp *lmtp, const char *bytes, size_t size);

/* The answers of so many recipients; text says why it was not taken. */
enum lmtp_answer lmtp_answer(struct lmtp *lmtp, size_t recipients,
	unsigned patience_s, char text[REPLY_VERDICT_MAX + 1]);

void lmtp_close(struct lmtp *lmtp);

#endif
