/*
 * caller.h - a caller who dies must not look like a message that ends
 *
 * Whoever is killed in the middle of a message closes the pipe, and half a
 * message must not be stored as a whole one.  libc alone: both programs of the
 * pipe door call it.
 */
#ifndef LDA_THIN_CALLER_H
#define LDA_THIN_CALLER_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * To be called first of all: when the caller, who is returned, dies, this
 * process is killed, and what it executes as well.
 */
pid_t caller_tie(void);

/*
 * To be asked at the end of what fd gave: the pipe ends before the kill comes.
 * Only pipes and sockets end so; a file ends where it ends.
 */
bool caller_is_gone(int fd, pid_t caller);

#endif
