/*
 * worker.h - a process that serves many clients, and stores one message at a
 * time
 *
 * One event loop: clients that are idle or slow hold nobody up, and need no
 * process of their own.  While a message is stored, the others of this worker
 * wait; every wait for the database is bounded.
 */
#ifndef LDA_LMTP_WORKER_H
#define LDA_LMTP_WORKER_H

#include "lda/lmtp/board.h"

struct worker_job {
	const struct conf *conf;
	GPtrArray *listeners; /* of struct listener *; the worker's own */
	struct board *board;
	struct slot *slot;
	guint sessions; /* at most */
};

/*
 * Runs until it is told to end, and returns the exit status.  The parent has
 * blocked these signals.  SIGTERM: stop, clients are told 421.  SIGHUP: leave,
 * that is take no more, and end with the last session; after
 * lmtp_worker_messages it does so itself, and tells the parent by SIGUSR1.
 */
int worker_run(const struct worker_job *job);

#endif
