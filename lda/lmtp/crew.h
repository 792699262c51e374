/*
 * crew.h - the workers, as the parent sees them
 *
 * They are started, told to go, and buried; one that died of a message leaves
 * its bytes' hash on the board.
 */
#ifndef LDA_LMTP_CREW_H
#define LDA_LMTP_CREW_H

#include "base/clock.h"
#include "lda/lmtp/worker.h"

struct crew;

/* board: borrowed. */
struct crew *crew_new(struct board *board);
void crew_free(struct crew *crew);
AUTOPTR(crew, crew_free)

/* Processes that have not ended yet, those included that are leaving. */
guint crew_size(const struct crew *crew);

/* Starts workers until so many take clients; job: their own, but for the slot.
 */
void crew_fill(struct crew *crew, guint wanted, const struct worker_job *job);

/* Milliseconds till crew_fill() or crew_kill() will have something to do. */
int crew_patience(const struct crew *crew, guint wanted);

/* All that are there take no more clients, and end with their last session. */
void crew_dismiss(struct crew *crew);

/* All end now; whoever has not in so many seconds is killed by crew_kill(). */
void crew_stop(struct crew *crew, gint64 seconds);
void crew_kill(struct crew *crew);

/* Takes notice of those that have ended. */
void crew_reap(struct crew *crew);

#endif
