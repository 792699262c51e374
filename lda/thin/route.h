/*
 * route.h - from whom, to whom: what LMTP is told before the message
 *
 * Found as the full program does it (lda/pipe/delivery.h): arguments, then the
 * fields on top, then the environment.  Only plain addresses: anything that
 * would need quoting in a command is for the full program.
 */
#ifndef LDA_THIN_ROUTE_H
#define LDA_THIN_ROUTE_H

#include "lda/thin/call.h"
#include "lda/thin/top.h"

/* The texts are those of call and top, or of the environment. */
struct route {
	const char *sender;   /* "" is the null sender */
	const char *original; /* recipient before aliases, or NULL */
	const char *queue_id; /* or NULL */
	const char *recipients[CALL_RECIPIENTS_MAX];
	size_t count; /* 1 at least */
};

bool route_find(const struct call *call, const struct top *top,
	struct route *route);

/*
 * The commands from XFORWARD to DATA, as many replies as *replies says; size is
 * the message's.  False when they do not fit into room bytes.
 */
bool route_commands(const struct route *route, size_t size, char *text,
	size_t room, size_t *replies);

#endif
