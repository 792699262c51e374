/*
 * call.h - run a built-in script; private to redis/
 */
#ifndef REDIS_CALL_H
#define REDIS_CALL_H

#include "redis/redis.h"

#include <hiredis/hiredis.h>

static inline void
reply_free(redisReply *reply)
{
	freeReplyObject(reply);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(redisReply, reply_free)

/*
 * Runs the script of that name: keys first, then args (char *, without the
 * prefix that keys get here).  NULL and a fault when anything is wrong, an
 * error reply of Redis included.
 */
redisReply *redis_call(struct redis *redis, const char *script,
	const GPtrArray *keys, const GPtrArray *args, GError **error);

#endif
