/*
 * One LMTP session of the load generator: letters one after the other, each as
 * Postfix' lmtp(8) sends it: MAIL, RCPT and DATA in one write, then the letter
 * in another (RFC 2033, RFC 2920); XFORWARD with the queue id where offered.
 * Any reply but success ends the program: it would make the figures wrong.
 */
#ifndef BENCH_CLIENT_H
#define BENCH_CLIENT_H

#include "tests/bench/letter.h"
#include "tests/bench/tally.h"

#include <stdbool.h>

/* What the sessions share. */
struct load {
	struct letters letters;
	guint64 next, end;  /* letters NEXT to END are left */
	gint64 until;       /* monotonic microseconds: none is begun later */
	struct tally tally; /* final dot to reply */
};

struct client {
	struct load *load;
	struct letters letters; /* those of this session: its recipient */
	char *recipient;
	guint64 number; /* of the letter in flight */
	int fd;
	GString *in, *out;
	gsize sent;          /* of out */
	gint64 sent_at;      /* its end */
	const char *awaited; /* first digits of the replies that are due */
	void (*then)(struct client *s); /* what follows them; NULL: closed */
	bool forwards;                  /* the server has XFORWARD IDENT */
};

/*
 * SERVER is HOST:PORT or the path of a unix socket.  A % in the letters'
 * recipient becomes NUMBER.
 */
void client_open(struct client *s, struct load *load, const char *server,
	unsigned number);
bool client_is_open(const struct client *s);
/* Events for poll(2) to wait for, and what to do when it saw any. */
short client_events(const struct client *s);
void client_continue(struct client *s);
void client_clear(struct client *s);

#endif
