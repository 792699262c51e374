/*
 * endpoint.h - where the milter listens: what libmilter does not tell of it
 */
#ifndef MILTER_ENDPOINT_H
#define MILTER_ENDPOINT_H

#include "base/fault.h"

/*
 * Is it well written, and could one listen there: "unix:PATH", "local:PATH",
 * "PATH", "inet:PORT@HOST", "inet6:PORT@HOST", "fd:N"?  FAULT_CONFIG.
 */
bool endpoint_check(const char *listen, GError **error);

/*
 * Of one that is well: is no other server running at its path, whose socket
 * libmilter would take away?  FAULT_CONFIG.
 */
bool endpoint_is_free(const char *listen, GError **error);

/* The path of a unix socket, in listen; or NULL. */
const char *endpoint_path(const char *listen);

/* The same as Postfix writes it, for the log; the caller frees it. */
char *endpoint_for_postfix(const char *listen);

#endif
