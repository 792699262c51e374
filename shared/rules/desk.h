/*
 * desk.h - where an e-mail lies on somebody's desk (EspoCRM: the users link)
 *
 * One record is many people's: what each of them does with it is his own.
 */
#ifndef RULES_DESK_H
#define RULES_DESK_H

#include <glib.h>
#include <stdbool.h>

enum desk_place {
	DESK_INBOX,
	DESK_FOLDER, /* of his own */
	DESK_ARCHIVE,
	DESK_TRASH,
};

/* What a user's own filter does with an e-mail that comes to him (FIL-8). */
struct desk_outcome {
	gint64 user;
	enum desk_place place;
	gint64 folder; /* DESK_FOLDER: which, else 0 */
	bool read;
	bool quiet; /* he is not notified, as of what lies in his inbox */
};

/* "inbox"; the words of the database. */
const char *desk_place_name(enum desk_place place);

#endif
