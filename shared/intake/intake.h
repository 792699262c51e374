/*
 * intake.h - a message comes in, a verdict goes out
 *
 * A door collects bytes and envelope, calls intake_run() and says the verdict
 * in its own way.  It decides nothing about cases.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "base/hash.h"
#include "conf/conf.h"
#include "intake/verdict.h"

enum envelope_door { DOOR_PIPE, DOOR_LMTP, DOOR_POLL };

/* What the transport knows of a message; borrowed from the door. */
struct envelope {
	enum envelope_door door;
	const char *queue_id;          /* or NULL */
	const char *sender;            /* "" is the null sender */
	const char *const *recipients; /* final ones, NULL at the end */
	/* What each was before aliases and rewriting; all or some NULL. */
	const char *const *originals;
};

/* Of the recipient at that place; NULL: not known. */
const char *envelope_original(const struct envelope *env, size_t place);

/*
 * Where a message is, for a parent that sees its child die.  In memory that
 * both share.
 */
enum intake_phase {
	PHASE_IDLE,
	PHASE_READING, /* the parser has the bytes: a death now is theirs */
	PHASE_STORING,
};

enum { INTAKE_TRIES = 2 }; /* on the same bytes, before they are kept unread */

enum intake_use {
	INTAKE_ONE,  /* a message, then the process ends */
	INTAKE_MANY, /* a server's worker: statements are prepared */
};

struct intake {
	const struct conf *conf;
	struct db *db;
	struct redis *redis;
	volatile enum intake_phase *phase; /* or NULL: nobody watches */
};

/* Connects to nothing before a message comes.  conf is borrowed. */
struct intake *intake_new(const struct conf *conf, enum intake_use use);
void intake_free(struct intake *in);
AUTOPTR(intake, intake_free)

/*
 * Takes one message through every stage in one transaction, commits, then
 * answers.  There is always a verdict: what goes wrong becomes LATER or
 * REFUSED, and is logged here and nowhere else.  raw starts with the header
 * (no mbox line).
 */
struct verdict intake_run(struct intake *in, const struct envelope *env,
	GBytes *raw);

/*
 * Reading these bytes killed or overran a process, or the database refused
 * them.  The first time LATER, so that another try is made; from the second on
 * the message is stored as it is, unread, on a case "could not be read"
 * (SPEC.md, section 3.5).  why: for log and record.
 */
struct verdict intake_failed_on(struct intake *in, const struct envelope *env,
	GBytes *raw, const char *why);

/* Stores a message as it is, unread, on a case "could not be read". */
struct verdict intake_store_unread(struct intake *in,
	const struct envelope *env, GBytes *raw);

/*
 * One more death of a reader on the bytes with this hash; *tries counts it too.
 * From INTAKE_TRIES on the message is to be stored unread.
 */
bool intake_count_unreadable(struct intake *in, const struct hash *hash,
	const char *why, gint64 *tries, GError **error);

/*
 * What would be decided, without doing it: all look-ups, no write, no turn
 * taken.  The caller frees the text: one "key value" line each.
 */
char *intake_rehearse(struct intake *in, const struct envelope *env,
	GBytes *raw, GError **error);

#endif
