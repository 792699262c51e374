#include "redis/redis.h"

#include "base/clock.h"
#include "redis/call.h"
#include "redis/script.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

struct redis {
	const char *place, *prefix;
	gint64 timeout;        /* milliseconds */
	redisContext *context; /* NULL: not open */
	clock_point deadline;  /* of the question that is being asked */
	clock_point rest;      /* ask nothing before */
	GHashTable *hashes;    /* script's name -> its SHA-1 */
};

/*
 * A Redis that does not answer holds up one message in so many: then it is left
 * alone for as many times as long as it made that one wait.
 */
enum { REST_TIMES = 100, REST_MS_MAX = 30000 };

struct redis *
redis_new(const char *place, const char *prefix, gint64 timeout)
{
	struct redis *redis = g_new0(struct redis, 1);

	redis->place = place;
	redis->prefix = prefix;
	redis->timeout = timeout;
	redis->rest = g_get_monotonic_time();
	redis->hashes =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
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
	g_hash_table_unref(redis->hashes);
	g_free(redis);
}

/* hiredis takes 0 for "for ever". */
static struct timeval
time_left(const struct redis *redis)
{
	int ms = MAX(clock_left_ms(redis->deadline), 1);

	return (struct timeval){ .tv_sec = ms / 1000,
		.tv_usec = (suseconds_t)(ms % 1000) * 1000 };
}

static redisContext *
dial(const struct redis *redis)
{
	const char *colon = strrchr(redis->place, ':');

	if (redis->place[0] == '/' || colon == NULL)
		return redisConnectUnixWithTimeout(redis->place,
			time_left(redis));

	g_autofree char *host =
		g_strndup(redis->place, (gsize)(colon - redis->place));
	return redisConnectWithTimeout(host,
		(int)g_ascii_strtoll(colon + 1, NULL, 10), time_left(redis));
}

/* hiredis 0.14 has no redisReconnect() that keeps the timeout: always anew. */
static bool
open_redis(struct redis *redis, GError **error)
{
	if (redis->context == NULL)
		redis->context = dial(redis);
	if (redis->context != NULL && redis->context->err == 0 &&
		redisSetTimeout(redis->context, time_left(redis)) == REDIS_OK)
		return true;
	fault_set(error, FAULT_TEMP, "4.3.0", "could not reach Redis: %s",
		redis->context ? redis->context->errstr : "no memory");
	hang_up(redis);
	return false;
}

static bool
write_command(redisContext *context, const GPtrArray *words)
{
	int done = 0;

	if (redisAppendCommandArgv(context, (int)words->len,
		    (const char **)words->pdata, NULL) != REDIS_OK)
		return false;
	while (!done)
		if (redisBufferWrite(context, &done) != REDIS_OK)
			return false;
	return true;
}

/*
 * The deadline is for the whole reply: a timeout of the socket would begin anew
 * with every byte.
 */
static redisReply *
read_reply(struct redis *redis)
{
	redisContext *context = redis->context;
	struct pollfd ready = { .fd = context->fd, .events = POLLIN };
	void *reply = NULL;

	while (redisGetReplyFromReader(context, &reply) == REDIS_OK &&
		reply == NULL)
		if (poll(&ready, 1, clock_left_ms(redis->deadline)) <= 0 ||
			redisBufferRead(context) != REDIS_OK)
			return NULL;
	return reply;
}

/* A command in its parts; the context is dead after any failure. */
static redisReply *
send_command(struct redis *redis, const GPtrArray *words, GError **error)
{
	redisReply *reply = NULL;
	bool late = false;

	if (!open_redis(redis, error))
		return NULL;
	errno = 0;
	if (write_command(redis->context, words))
		reply = read_reply(redis);
	if (reply != NULL)
		return reply;
	late = errno == EAGAIN || clock_left_ms(redis->deadline) == 0;
	fault_set(error, FAULT_TEMP, "4.3.0", "Redis: %s",
		late ? "no answer in time" : redis->context->errstr);
	hang_up(redis);
	return NULL;
}

/*
 * A connection that has stood idle may be gone: Redis was restarted, or tired
 * of it.  That is no reason to do without Redis; a new one is tried at once.
 */
static redisReply *
command(struct redis *redis, const GPtrArray *words, GError **error)
{
	bool was_open = redis->context != NULL;
	g_autoptr(GError) fault = NULL;
	redisReply *reply = send_command(redis, words, &fault);

	if (reply == NULL && was_open && clock_left_ms(redis->deadline) > 0) {
		g_clear_error(&fault);
		reply = send_command(redis, words, &fault);
	}
	if (reply == NULL)
		g_propagate_error(error, g_steal_pointer(&fault));
	return reply;
}

static gint64
now_ms(void)
{
	return g_get_monotonic_time() / 1000;
}

/* One that refuses at once costs nothing, and may be back at once. */
static void
rest_after(struct redis *redis, gint64 start_ms)
{
	gint64 waited = now_ms() - start_ms;

	if (waited >= redis->timeout)
		redis->rest =
			clock_in_ms(MIN(REST_TIMES * waited, REST_MS_MAX));
}

static bool
is_resting(const struct redis *redis, GError **error)
{
	int left = clock_left_ms(redis->rest);

	if (left == 0)
		return false;
	fault_set(error, FAULT_TEMP, "4.3.0",
		"Redis: did not answer in time, not asked for %d ms more",
		left);
	return true;
}

static const char *
script_text(const char *name)
{
	const struct text *script = script_texts;

	while (strcmp(script->name, name) != 0)
		script++;
	return script->text;
}

/* By which Redis knows a script that it has run before. */
static const char *
script_hash(struct redis *redis, const char *name, const char *text)
{
	char *hash = g_hash_table_lookup(redis->hashes, name);

	if (hash == NULL) {
		hash = g_compute_checksum_for_string(G_CHECKSUM_SHA1, text, -1);
		g_hash_table_insert(redis->hashes, g_strdup(name), hash);
	}
	return hash;
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

/* One that cannot be written to is perhaps not the master any more. */
static redisReply *
expect_no_error(struct redis *redis, redisReply *reply, GError **error)
{
	if (reply == NULL || reply->type != REDIS_REPLY_ERROR)
		return reply;
	fault_set(error, FAULT_TEMP, "4.3.0", "Redis: %s", reply->str);
	freeReplyObject(reply);
	hang_up(redis);
	return NULL;
}

static void
replace_word(GPtrArray *words, guint place, const char *word)
{
	g_free(words->pdata[place]);
	words->pdata[place] = g_strdup(word);
}

static bool
is_unknown_script(const redisReply *reply)
{
	return reply != NULL && reply->type == REDIS_REPLY_ERROR &&
	       g_str_has_prefix(reply->str, "NOSCRIPT");
}

/* Not while it rests. */
static redisReply *
ask_in_time(struct redis *redis, const GPtrArray *words, GError **error)
{
	gint64 start_ms = now_ms();
	redisReply *reply = NULL;

	if (is_resting(redis, error))
		return NULL;
	redis->deadline = clock_in_ms(redis->timeout);
	reply = command(redis, words, error);
	if (reply == NULL)
		rest_after(redis, start_ms);
	return reply;
}

redisReply *
redis_call(struct redis *redis, const char *script, const GPtrArray *keys,
	const GPtrArray *args, GError **error)
{
	const char *text = script_text(script);
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(redisReply) reply = NULL;

	g_ptr_array_add(words, g_strdup("EVALSHA"));
	g_ptr_array_add(words, g_strdup(script_hash(redis, script, text)));
	add_keys(redis, words, keys, args);
	reply = ask_in_time(redis, words, error);
	if (is_unknown_script(reply)) {
		replace_word(words, 0, "EVAL");
		replace_word(words, 1, text);
		freeReplyObject(g_steal_pointer(&reply));
		reply = ask_in_time(redis, words, error);
	}
	return expect_no_error(redis, g_steal_pointer(&reply), error);
}

bool
redis_ping(struct redis *redis, GError **error)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new();
	char ping[] = "PING";

	g_ptr_array_add(words, ping);
	g_autoptr(redisReply) reply = ask_in_time(redis, words, error);
	if (reply != NULL && reply->type == REDIS_REPLY_ERROR)
		return fault_set(error, FAULT_CONFIG, "4.3.5", "Redis: %s",
			reply->str);
	return reply != NULL;
}
