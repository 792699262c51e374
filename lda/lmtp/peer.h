/*
 * peer.h - the socket of a client: bytes in, replies out
 *
 * Never waits.  What is kept of either direction is bounded.
 */
#ifndef LDA_LMTP_PEER_H
#define LDA_LMTP_PEER_H

#include <glib.h>
#include <stdbool.h>

struct peer {
	int fd;
	GString *in, *out;
	gsize at;      /* of in: what is in front is done */
	bool skipping; /* the rest of a line that is too long */
	bool eof;      /* nothing more comes */
};

/* fd does not block, and is closed by peer_clear(). */
void peer_init(struct peer *peer, int fd);
void peer_clear(struct peer *peer);

/* What moved; PEER_GONE: he is not there any more. */
enum peer_moved { PEER_GONE, PEER_NOTHING, PEER_SOME };

enum peer_moved peer_receive(struct peer *peer);
enum peer_moved peer_transmit(struct peer *peer);

/* Does he owe us reading, before more is said? */
bool peer_is_full(const struct peer *peer);

/* What came and is not done yet; the caller moves at. */
const char *peer_unread(const struct peer *peer, gsize *size);

enum peer_line {
	PEER_NO_LINE, /* it is not whole yet */
	PEER_LINE,
	PEER_LONG_LINE, /* longer than max: it was read away */
};

/*
 * The next line, without its end (LF or CR LF), and moves at behind it.  It is
 * valid till peer_forget().
 */
enum peer_line peer_read_line(struct peer *peer, gsize max, const char **line,
	gsize *size);

/* Drops what is done. */
void peer_forget(struct peer *peer);

/*
 * Reads away what he said behind the end: a socket that is closed with bytes
 * unread takes our last reply along.
 */
void peer_drain(const struct peer *peer);

#endif
