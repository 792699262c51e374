/*
 * wire.h - a message as it goes over LMTP (RFC 5321, sections 2.3.8 and 4.5.2)
 *
 * Each LF becomes CR LF, also behind a CR, so that the server's CR LF to LF
 * gives back every byte; a dot at the start of a line is doubled.
 */
#ifndef LDA_THIN_WIRE_H
#define LDA_THIN_WIRE_H

#include <stddef.h>

struct wire {
	const char *start, *at, *end; /* the message, and how far it is sent */
};

/* Writes the next bytes, and returns how many; 0 at the end.  room is 4 at
 * least.  The final dot is the caller's. */
size_t wire_next(struct wire *wire, char *out, size_t room);

#endif
