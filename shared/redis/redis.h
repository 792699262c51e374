/*
 * redis.h - one connection to Redis, which is never waited for long
 *
 * Redis keeps nothing that PostgreSQL does not know: when it is away, empty or
 * slow, the caller asks PostgreSQL instead.  After any error the connection is
 * closed (a late answer must not be read as the next one's) and opened anew by
 * the next call.  One that did not answer in time is left alone for a while.
 * One thread at a time.
 */
#ifndef REDIS_REDIS_H
#define REDIS_REDIS_H

#include "base/autoptr.h"
#include "base/fault.h"

struct redis;

/*
 * Connects to nothing yet.  place: a socket's path or HOST:PORT; "" is none.
 * prefix: of every key.  timeout: milliseconds for a question, connecting
 * included.  All borrowed.
 */
struct redis *redis_new(const char *place, const char *prefix, gint64 timeout);

/* Is there one to ask? */
bool redis_is_set(const struct redis *redis);

/* Does it answer?  For `postcase check`. */
bool redis_ping(struct redis *redis, GError **error);

void redis_free(struct redis *redis);
AUTOPTR(redis, redis_free)

#endif
