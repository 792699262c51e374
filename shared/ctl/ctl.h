/*
 * ctl.h - one call of `postcase`: its settings and its database
 */
#ifndef CTL_CTL_H
#define CTL_CTL_H

#include "conf/conf.h"
#include "ctl/viewer.h"
#include "store/db.h"
#include "store/rows.h"

struct ctl {
	const struct command *command;
	const char *conf_path;
	const char *as;    /* --as, or NULL */
	bool json;         /* --json: print for programs */
	int status;        /* what the program ends with when nothing failed */
	struct conf *conf; /* NULL before ctl_open() */
	struct db *db;
	struct viewer viewer;
};

/*
 * Reads the configuration, and asks for the viewer's rights when he is a user;
 * else it connects to nothing yet.  EX_NOPERM when the file may not be read or
 * the user does not count, EX_CONFIG when it is not there or wrong.  Once more
 * does nothing.
 */
bool ctl_open(struct ctl *ctl, GError **error);

/* A transaction with the configured time. */
struct tx *ctl_begin(struct ctl *ctl, GError **error);

/* One statement in a transaction of its own; see rows_ask(). */
bool ctl_ask(struct ctl *ctl, enum stmt stmt, const char *const *texts,
	size_t n, struct rows *rows, GError **error);

/*
 * Root without a role in PostgreSQL: the usual mistake behind a connection
 * that was refused.  Before or after one was tried.
 */
bool ctl_is_wrong_user(const struct ctl *ctl);

/* Frees what the struct owns. */
void ctl_close(struct ctl *ctl);

#endif
