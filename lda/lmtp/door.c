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
	AWAY_MS = 1000,
	SPARE = 10, /* seconds behind all deadlines */
};

struct door {
	const struct conf *conf;
	struct board *board;
	struct slot *slot;
	struct intake *intake;
	GHashTable *known; /* recipient -> gint64: how much it takes */
	clock_point known_until;
	clock_point away_until; /* the database does not answer: not asked */
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
	door->away_until = door->known_until;
	door->intake = intake_new(conf, INTAKE_MANY);
	door->intake->phase = &slot->phase;
	door->known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
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
static const gint64 *
find_known(struct door *door, const char *recipient)
{
	if (clock_left_ms(door->known_until) == 0 ||
		g_hash_table_size(door->known) >= KNOWN_MAX) {
		g_hash_table_remove_all(door->known);
		door->known_until = clock_in_ms(KNOWN_MS);
	}
	return g_hash_table_lookup(door->known, recipient);
}

static void
know(struct door *door, const char *recipient, gint64 limit)
{
	g_hash_table_insert(door->known, g_strdup(recipient),
		g_memdup2(&limit, sizeof(limit)));
}

/*
 * A database that is not there may take its whole time to be so, and the next
 * client waits for us: for a moment nobody is asked.
 */
static const char away[] = "the database did not answer just now";

static bool
is_away(const struct door *door)
{
	return clock_left_ms(door->away_until) > 0;
}

static void
note_away(struct door *door)
{
	door->away_until = clock_in_ms(AWAY_MS);
}

/* A verdict without intake. */
static struct verdict
say_later(const struct envelope *env, const char *why)
{
	log_event(LOG_WARNING, env->queue_id, "later",
		LOG_FIELDS(log_text("door", "lmtp"),
			log_text("to", env->recipients[0]),
			log_text("text", why)));
	return verdict_of(VERDICT_LATER);
}

/* fault: or NULL. */
static void
log_rcpt(enum answer answer, const GError *fault, const char *recipient,
	const char *queue_id)
{
	const char *text = fault ? fault->message : answer_text(answer);

	log_event(fault ? LOG_WARNING : LOG_INFO, queue_id,
		answer == ANSWER_LATER ? "later" : "refused",
		LOG_FIELDS(log_text("door", "lmtp"), log_text("to", recipient),
			log_text("text", text)));
}

static enum answer
ask(struct door *door, const char *recipient, gint64 *limit, GError **error)
{
	static const enum answer answers[] = {
		[RCPT_UNKNOWN] = ANSWER_NO_SUCH_ADDRESS,
		[RCPT_ACTIVE] = ANSWER_RECIPIENT,
		[RCPT_INACTIVE] = ANSWER_INACTIVE,
	};
	struct rcpt_found found = { 0 };

	if (is_away(door)) {
		fault_set(error, FAULT_TEMP, "4.3.0", "%s", away);
		return ANSWER_LATER;
	}
	if (rcpt_find(door->intake, recipient, &found, error)) {
		*limit = found.size_limit;
		return answers[found.rcpt];
	}
	note_away(door);
	return ANSWER_LATER;
}

enum answer
door_rcpt(struct door *door, const char *recipient, const char *queue_id,
	gint64 *limit)
{
	const gint64 *known = find_known(door, recipient);
	enum answer answer = ANSWER_RECIPIENT;
	g_autoptr(GError) fault = NULL;

	*limit = known ? *known : 0;
	if (known != NULL || rcpt_is_archive(door->conf, recipient))
		return answer;
	limit_time(door->conf);
	answer = ask(door, recipient, limit, &fault);
	(void)alarm(0);
	if (answer == ANSWER_RECIPIENT)
		know(door, recipient, *limit);
	else
		log_rcpt(answer, fault, recipient, queue_id);
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
	if (!point_reached("read", &fault))
		return say_later(env, fault->message);
	return intake_run(door->intake, env, raw);
}

/* As run(); a "later" that took long is that of the database. */
static struct verdict
run_unless_away(struct door *door, const struct envelope *env, GBytes *raw)
{
	gint64 patience = door->conf->database_timeout * 1000 / 2;
	clock_point late = clock_in_ms(patience);
	struct verdict verdict;

	if (is_away(door))
		return say_later(env, away);
	verdict = run(door, env, raw);
	if (verdict.kind == VERDICT_LATER && clock_left_ms(late) == 0)
		note_away(door);
	return verdict;
}

struct verdict
door_deliver(struct door *door, const struct envelope *env, GBytes *raw)
{
	struct verdict verdict;

	point_plan(door->conf->path);
	point_message(raw);
	limit_time(door->conf);
	limits_cpu(door->conf->deadline);
	verdict = run_unless_away(door, env, raw);
	limits_cpu_end();
	door->slot->phase = PHASE_IDLE;
	(void)alarm(0);
	point_message(NULL);
	door->messages++;
	return verdict;
}
