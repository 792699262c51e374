#include "lda/lmtp/door.h"

#include "base/clock.h"
#include "base/limits.h"
#include "base/log.h"
#include "base/point.h"
#include "intake/rcpt.h"

#include <unistd.h>

enum {
	KNOWN_MS = 5000,
	KNOWN_MAX = 1000, /* addresses */
	SPARE = 10,       /* seconds behind all deadlines */
};

struct door {
	const struct conf *conf;
	struct board *board;
	struct slot *slot;
	struct intake *intake;
	GHashTable *known; /* recipient -> none; active ones */
	clock_point known_until;
	gint64 messages;
};

struct door *
door_new(const struct conf *conf, struct board *board, struct slot *slot)
{
	struct door *door = g_new0(struct door, 1);

	door->conf = conf;
	door->board = board;
	door->slot = slot;
	door->known_until = g_get_monotonic_time();
	door->intake = intake_new(conf, INTAKE_MANY);
	door->intake->phase = &slot->phase;
	door->known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return door;
}

void
door_free(struct door *door)
{
	if (door == NULL)
		return;
	intake_free(door->intake);
	g_hash_table_unref(door->known);
	g_free(door);
}

const struct conf *
door_conf(const struct door *door)
{
	return door->conf;
}

gint64
door_messages(const struct door *door)
{
	return door->messages;
}

void
door_count_deaths(struct door *door)
{
	board_count_all(door->board, door->intake);
}

/*
 * The last net: a log or a disk that blocks for ever.  Death by SIGALRM is
 * "later", as the session ends with it.
 */
static void
limit_time(const struct conf *conf)
{
	(void)alarm((
		unsigned)(conf->deadline + 2 * conf->database_timeout + SPARE));
}

/* All are forgotten at once: an account that goes is missed in time. */
static bool
is_known(struct door *door, const char *recipient)
{
	if (clock_left_ms(door->known_until) == 0 ||
		g_hash_table_size(door->known) >= KNOWN_MAX) {
		g_hash_table_remove_all(door->known);
		door->known_until = clock_in_ms(KNOWN_MS);
	}
	return g_hash_table_contains(door->known, recipient);
}

static enum answer
ask(struct door *door, const char *recipient, const char *queue_id)
{
	static const enum answer replies[] = {
		[RCPT_UNKNOWN] = ANSWER_NO_SUCH_ADDRESS,
		[RCPT_ACTIVE] = ANSWER_RECIPIENT,
		[RCPT_INACTIVE] = ANSWER_INACTIVE,
	};
	g_autoptr(GError) fault = NULL;
	enum rcpt rcpt = RCPT_UNKNOWN;
	enum answer answer = ANSWER_LATER;

	if (rcpt_find(door->intake, recipient, &rcpt, &fault))
		answer = replies[rcpt];
	if (answer != ANSWER_RECIPIENT)
		log_event(fault ? LOG_WARNING : LOG_INFO, queue_id,
			fault ? "later" : "refused",
			LOG_FIELDS(log_text("door", "lmtp"),
				log_text("to", recipient),
				log_text("text", fault ? fault->message :
							 answer_text(answer))));
	return answer;
}

enum answer
door_rcpt(struct door *door, const char *recipient, const char *queue_id)
{
	enum answer answer = ANSWER_RECIPIENT;

	if (is_known(door, recipient))
		return answer;
	limit_time(door->conf);
	answer = ask(door, recipient, queue_id);
	(void)alarm(0);
	if (answer == ANSWER_RECIPIENT)
		g_hash_table_add(door->known, g_strdup(recipient));
	return answer;
}

static bool
is_lethal(struct door *door, const struct hash *hash)
{
	struct poison *poison = board_find_poison(door->board, hash);

	if (poison == NULL)
		return false;
	board_count(poison, door->intake);
	return board_is_lethal(poison);
}

/* What the parent must know should we die of it. */
static void
show(struct slot *slot, const struct hash *hash, const char *queue_id)
{
	slot->hash = *hash;
	(void)g_strlcpy(slot->queue_id, queue_id ? queue_id : "",
		sizeof(slot->queue_id));
}

static struct verdict
run(struct door *door, const struct envelope *env, GBytes *raw)
{
	const struct hash hash = hash_of_bytes(raw);
	g_autoptr(GError) fault = NULL;

	if (is_lethal(door, &hash))
		return intake_store_unread(door->intake, env, raw);
	show(door->slot, &hash, env->queue_id);
	if (point_reached("read", &fault))
		return intake_run(door->intake, env, raw);
	log_event(LOG_WARNING, env->queue_id, "later",
		LOG_FIELDS(log_text("text", fault->message)));
	return verdict_from_fault(fault);
}

struct verdict
door_deliver(struct door *door, const struct envelope *env, GBytes *raw)
{
	struct verdict verdict;

	point_plan(door->conf->path);
	point_message(raw);
	limit_time(door->conf);
	limits_cpu();
	verdict = run(door, env, raw);
	door->slot->phase = PHASE_IDLE;
	(void)alarm(0);
	point_message(NULL);
	door->messages++;
	return verdict;
}
