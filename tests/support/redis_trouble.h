/*
 * redis_trouble.h - what can go wrong with Redis, done to the world's own
 *
 * For tests in a world (tests/support/with-world) as root: a trouble begins,
 * lasts, and is ended again.
 */
#ifndef TESTS_REDIS_TROUBLE_H
#define TESTS_REDIS_TROUBLE_H

#include <glib.h>
#include <stdbool.h>

struct trouble {
	const char *name;
	const char *begin, *end; /* of the shell; NULL: nothing to do */
};

/* redis-cli without its words. */
#define REDIS_CLI   "redis-cli -s \"$POSTCASE_REDIS\" "
#define REDIS_QUIET " >/dev/null 2>&1"
#define REDIS_PID   "$(cat \"$POSTCASE_WORLD/redis/redis.pid\")"

static const struct trouble troubles[] = {
	{ "emptied", REDIS_CLI "FLUSHALL" REDIS_QUIET, NULL },
	{ "slow", REDIS_CLI "CLIENT PAUSE 150 ALL" REDIS_QUIET, NULL },
	{ "silent", "kill -STOP " REDIS_PID, "kill -CONT " REDIS_PID },
	{ "read-only", REDIS_CLI "REPLICAOF 127.0.0.1 1" REDIS_QUIET,
		REDIS_CLI "REPLICAOF NO ONE" REDIS_QUIET },
	{ "killed", "kill -KILL " REDIS_PID,
		"contrib/demo/world start \"$POSTCASE_WORLD\" "
		"redis" REDIS_QUIET },
	{ "hung up on",
		REDIS_CLI "CLIENT KILL TYPE normal SKIPME yes" REDIS_QUIET,
		NULL },
	{ "full", REDIS_CLI "CONFIG SET maxmemory 1" REDIS_QUIET,
		REDIS_CLI "CONFIG SET maxmemory 0" REDIS_QUIET },
};

/* By the shell, which knows the world's environment. */
static inline bool
trouble_shell(const char *command)
{
	g_autofree char *quoted = g_shell_quote(command);
	g_autofree char *line = g_strconcat("/bin/sh -c ", quoted, NULL);
	int status = -1;

	return g_spawn_command_line_sync(line, NULL, NULL, &status, NULL) &&
	       status == 0;
}

static inline bool
trouble_begin(const struct trouble *trouble)
{
	return trouble_shell(trouble->begin);
}

static inline bool
trouble_end(const struct trouble *trouble)
{
	return trouble->end == NULL || trouble_shell(trouble->end);
}

#endif
