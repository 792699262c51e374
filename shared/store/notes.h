/*
 * notes.h - the stream of a case, who follows it, and who is told
 */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "store/cases.h"

/* initial: the e-mail opened the case. */
bool notes_add_received(struct tx *tx, gint64 casefile, gint64 email,
	bool initial, GError **error);

bool notes_follow(struct tx *tx, gint64 casefile, gint64 user, GError **error);

/* Something that is no e-mail. */
struct note_event {
	const char *kind; /* "merged"; the database knows which there are */
	gint64 other;     /* another case, CASE_OPENED too; CASE_NONE: none */
	gint64 author;    /* a user, or 0 */
	const char *text; /* or NULL */
};

bool notes_add_event(struct tx *tx, gint64 casefile,
	const struct note_event *event, GError **error);

/* Notes for the e-mails of a case that have none: it has taken them in. */
bool notes_add_taken(struct tx *tx, gint64 casefile, GError **error);

/*
 * Tells the active followers of the notes that this transaction left on the
 * case.
 */
bool notes_tell_followers(struct tx *tx, gint64 casefile, GError **error);

/* Tells those whom a group account tells of all mail, each once (DUP-4). */
bool notes_tell_account(struct tx *tx, gint64 casefile, gint64 email,
	gint64 group_account, GError **error);

/* The same for the active members of a team, when a case found no assignee. */
bool notes_tell_team(struct tx *tx, gint64 casefile, gint64 email, gint64 team,
	GError **error);

#endif
