/*
 * import.h - customers out of a file of comma-separated values
 *
 * A file is columns (its first line), then lines; 500 lines are a batch, which
 * is one transaction.  Whoever is known by an address, and an account by its
 * name, gets what he lacks; nothing of him is overwritten, so a file can be
 * taken as often as somebody likes.
 */
#ifndef CTL_IMPORT_H
#define CTL_IMPORT_H

#include "base/csv.h"
#include "ctl/customer.h"

enum import_field {
	IMPORT_NAME,
	IMPORT_FIRST_NAME,
	IMPORT_LAST_NAME,
	IMPORT_EMAIL,
	IMPORT_ACCOUNT,
	IMPORT_DOMAIN,
	IMPORT_STATUS,
	IMPORT_IGNORE,
};

/* A record that a line is about; lines of one batch may share it. */
struct import_target {
	gint64 id;          /* 0: not made yet */
	bool lacks_account; /* and would take one */
};

struct import_line {
	guint number;                  /* of the file */
	char *bytes;                   /* as it stands there */
	char *name, *account, *status; /* or NULL */
	GPtrArray *emails, *domains;   /* of char * */
	struct import_target *target;  /* owned by the import */
	bool is_new, changes; /* it makes the target; gives it something */
	char *why;            /* it is rejected; or NULL */
};

struct import {
	struct ctl *ctl;
	const struct customer *customer;
	bool dry_run;
	GArray *columns;   /* of enum import_field */
	GPtrArray *batch;  /* of struct import_line * */
	GHashTable *known; /* "address x@y": struct import_target * */
	GPtrArray *targets;
	gint64 added, updated, unchanged, rejected;
	gint64 converted; /* lines that were no UTF-8 */
};

void import_init(struct import *import, struct ctl *ctl, const char *noun);
void import_clear(struct import *import);

/*
 * What the columns are, by the names in the first line and what maps say
 * ("Firma=account").  EX_DATAERR, EX_USAGE with the nearest name.
 */
bool import_read_columns(struct import *import, const GPtrArray *names,
	char **maps, GError **error);

/* A record as a line of the batch; one that is wrong says why. */
void import_add_line(struct import *import, const struct csv_record *record);

/* Rejects a line; why is taken over. */
void import_reject(struct import_line *line, char *why);

/*
 * Gives each line of the batch its target, or says why not; n are to be made.
 * One trip.
 */
bool import_find(struct import *import, struct tx *tx, gint64 *n,
	GError **error);

/*
 * The batch in a transaction of its own; then each line has a target or says
 * why not, and all are counted.  With dry_run it is only looked up.
 */
bool import_write(struct import *import, GError **error);

/* The batch is empty again. */
void import_next(struct import *import);

#endif
