/*
 * socket.h - one place to listen on: a path, HOST:PORT or [v6]:PORT
 */
#ifndef LDA_LMTP_SOCKET_H
#define LDA_LMTP_SOCKET_H

#include "base/fault.h"

/*
 * Listens, without blocking.  -1 and FAULT_CONFIG when that cannot be.  A path
 * is for all to write; one that a dead server left is replaced, one on which
 * somebody listens is not.
 */
int socket_open(const char *name, GError **error);

/* Could it be opened?  FAULT_CONFIG. */
bool socket_check(const char *name, GError **error);

bool socket_is_path(const char *name);

/* Sets FAULT_CONFIG: "cannot listen on NAME: why". */
bool socket_cannot_listen(const char *name, const char *why, GError **error);

#endif
