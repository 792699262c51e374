/*
 * listen.h - waits until the settings change (migration 0008: settings_changed)
 */
#ifndef STORE_LISTEN_H
#define STORE_LISTEN_H

#include "store/db.h"

enum listen_result {
	LISTEN_QUIET, /* nothing till the deadline */
	LISTEN_TOLD,  /* they have changed, once or often */
	LISTEN_WOKEN, /* by the caller's descriptor, which can be read */
};

/*
 * Begins to listen, when it does not yet; *anew: what happened before was not
 * heard.  db is for this alone.
 */
bool listen_begin(struct db *db, clock_point deadline, bool *anew,
	GError **error);

/* FAULT_TEMP: the connection is gone, and closed. */
bool listen_wait(struct db *db, int wake, clock_point deadline,
	enum listen_result *result, GError **error);

#endif
