#include "redis/redis.h"

#include "redis/call.h"
#include "redis/script.h"

#include <errno.h>
#include <string.h>

struct redis {
	const char *place, *prefix;
	struct timeval timeout;
	redisContext *context; /* NULL: not open */
};

struct redis *
redis_new(const char *place, const char *prefix, gint64 timeout)
{
	struct redis *redis = g_new0(struct redis, 1);

	redis->place = place;
	redis->prefix = prefix;
	redis->timeout.tv_sec = timeout / 1000;
	redis->timeout.tv_usec = timeout % 1000 * 1000;
	return redis;
}

bool
redis_is_set(const struct redis *redis)
{
	return redis->place[0] != '\0';
}

static void
hang_up(struct redis *redis)
{
	if (redis->context != NULL)
		redisFree(redis->context);
	redis->context = NULL;
}

void
redis_free(struct redis *redis)
{
	if (redis == NULL)
		return;
	hang_up(redis);
	g_free(redis);
}

static redisContext *
dial(const struct redis *redis)
{
	const char *colon = strrchr(redis->place, ':');

	if (redis->place[0] == '/' || colon == NULL)
		return redisConnectUnixWithTimeout(redis->place,
			redis->timeout);

	g_autofree char *host =
		g_strndup(redis->place, (gsize)(colon - redis->place));
	return redisConnectWithTimeout(host,
		(int)g_ascii_strtoll(colon + 1, NULL, 10), redis->timeout);
}

/* hiredis 0.14 has no redisReconnect() that keeps the timeout: always anew. */
static bool
open_redis(struct redis *redis, GError **error)
{
	if (redis->context != NULL)
		return true;
	redis->context = dial(redis);
	if (redis->context == NULL || redis->context->err != 0 ||
		redisSetTimeout(redis->context, redis->timeout) != REDIS_OK) {
		fault_set(error, FAULT_TEMP, "4.3.0",
			"could not reach Redis: %s",
			redis->context ? redis->context->errstr : "no memory");
		hang_up(redis);
		return false;
	}
	return true;
}

/* A command in its parts; the context is dead after any failure. */
static redisReply *
command(struct redis *redis, GPtrArray *words, GError **error)
{
	redisReply *reply = NULL;

	if (!open_redis(redis, error))
		return NULL;
	reply = redisCommandArgv(redis->context, (int)words->len,
		(const char **)words->pdata, NULL);
	if (reply != NULL)
		return reply;
	fault_set(error, FAULT_TEMP, "4.3.0", "Redis: %s",
		errno == EAGAIN ? "no answer in time" : redis->context->errstr);
	hang_up(redis);
	return NULL;
}

static const char *
script_text(const char *name)
{
	const struct text *script = script_texts;

	while (strcmp(script->name, name) != 0)
		script++;
	return script->text;
}

static void
add_keys(const struct redis *redis, GPtrArray *words, const GPtrArray *keys,
	const GPtrArray *args)
{
	g_ptr_array_add(words, g_strdup_printf("%u", keys->len));
	for (guint i = 0; i < keys->len; i++)
		g_ptr_array_add(words,
			g_strconcat(redis->prefix, g_ptr_array_index(keys, i),
				NULL));
	for (guint i = 0; i < args->len; i++)
		g_ptr_array_add(words, g_strdup(g_ptr_array_index(args, i)));
}

static bool
is_unknown_script(const redisReply *reply)
{
	return reply != NULL && reply->type == REDIS_REPLY_ERROR &&
	       g_str_has_prefix(reply->str, "NOSCRIPT");
}

redisReply *
redis_call(struct redis *redis, const char *script, const GPtrArray *keys,
	const GPtrArray *args, GError **error)
{
	const char *text = script_text(script);
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(redisReply) reply = NULL;

	g_ptr_array_add(words, g_strdup("EVALSHA"));
	g_ptr_array_add(words,
		g_compute_checksum_for_string(G_CHECKSUM_SHA1, text, -1));
	add_keys(redis, words, keys, args);
	reply = command(redis, words, error);
	if (is_unknown_script(reply)) {
		g_free(words->pdata[0]);
		words->pdata[0] = g_strdup("EVAL");
		g_free(words->pdata[1]);
		words->pdata[1] = g_strdup(text);
		freeReplyObject(g_steal_pointer(&reply));
		reply = command(redis, words, error);
	}
	if (reply != NULL && reply->type == REDIS_REPLY_ERROR) {
		fault_set(error, FAULT_TEMP, "4.3.0", "Redis: %s", reply->str);
		return NULL;
	}
	return g_steal_pointer(&reply);
}

bool
redis_ping(struct redis *redis, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	char ping[] = "PING";

	g_ptr_array_add(words, ping);
	g_autoptr(redisReply) reply = command(redis, words, error);
	if (reply != NULL && reply->type == REDIS_REPLY_ERROR)
		return fault_set(error, FAULT_CONFIG, "4.3.5", "Redis: %s",
			reply->str);
	return reply != NULL;
}
