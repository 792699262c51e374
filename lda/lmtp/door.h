/*
 * door.h - what a worker does for its sessions: the calls that wait
 *
 * One at a time, each bounded by its deadlines, and by an alarm behind these.
 */
#ifndef LDA_LMTP_DOOR_H
#define LDA_LMTP_DOOR_H

#include "intake/intake.h"
#include "lda/lmtp/answer.h"
#include "lda/lmtp/board.h"

struct door;

/* All borrowed; connects to nothing yet. */
struct door *door_new(const struct conf *conf, struct board *board,
	struct slot *slot);
void door_free(struct door *door);
AUTOPTR(door, door_free)

const struct conf *door_conf(const struct door *door);

/* Tells the database which messages killed workers. */
void door_count_deaths(struct door *door);

/*
 * What RCPT is told: ANSWER_RECIPIENT, _NO_SUCH_ADDRESS, _INACTIVE or _LATER.
 * What was good is known for some seconds: a client names an address often.
 * *limit: the bytes that it takes; 0: as all do.
 */
enum answer door_rcpt(struct door *door, const char *recipient,
	const char *queue_id, gint64 *limit);

/* intake_run(), unless these bytes are known to kill. */
struct verdict door_deliver(struct door *door, const struct envelope *env,
	GBytes *raw);

/* Messages so far. */
gint64 door_messages(const struct door *door);

#endif
