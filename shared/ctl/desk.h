/*
 * desk.h - what people do with the e-mails on their desks
 *
 * EspoCRM's table (espocrm-behaviour.md, section 1.17): an e-mail lies on the
 * desk of everybody whom it came to, and what he does there is his alone; in a
 * group folder that he looks into it lies once for all, and whoever may edit it
 * moves it there for everybody.  To delete is for everybody always.
 */
#ifndef CTL_DESK_H
#define CTL_DESK_H

#include "ctl/ctl.h"

struct desk_verb {
	const char *name;
	const char *from;      /* the view that a mass form is about */
	const char *place;     /* on the desk: "trash"; NULL: as it is */
	const char *read;      /* "t", "f" or NULL */
	const char *important; /* the same */
	bool moves;            /* in a group folder it is done for all */
	bool knows;            /* who does it need not be told any more */
	bool deletes;
	const char *done; /* "in the trash" */
};

/* Of this name; it must be there. */
const struct desk_verb *desk_verb(const char *name);

struct desk_change {
	const struct desk_verb *verb;
	const char *place;        /* the verb's, or where "move" moves to */
	const char *folder;       /* id of a personal folder, or NULL */
	const char *group_folder; /* id, or NULL */
	bool forgives; /* what may not be done is left out; else it is a fault
			*/
	gint64 done, left; /* counted on */
};

/*
 * Does it to e-mails (gint64, sorted, each once), in the transaction; some
 * hundreds at a time.  EX_NOUSER: there is no such e-mail; EX_NOPERM;
 * EX_DATAERR: it is not on the viewer's desk.
 */
bool desk_do(const struct ctl *ctl, struct tx *tx, struct desk_change *change,
	const GArray *emails, GError **error);

/*
 * Queues that the viewer has seen an e-mail: it is read, and he need not be
 * told of it.  Nobody in particular sees nothing.
 */
bool desk_see(const struct ctl *ctl, struct tx *tx, const char *id,
	GError **error);

#endif
