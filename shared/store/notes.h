/*
 * notes.h - the stream of a case, who follows it, and who is told
 */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "store/cases.h"

/* initial: the e-mail opened the case.  text may be NULL. */
bool notes_add_received(struct tx *tx, gint64 casefile, gint64 email,
	bool initial, const char *text, GError **error);

bool notes_follow(struct tx *tx, gint64 casefile, gint64 user, GError **error);

/* Tells the active followers of the note that the e-mail left on the case. */
bool notes_tell_followers(struct tx *tx, gint64 casefile, gint64 email,
	GError **error);

/* The same for the active members of a team, when a case found no assignee. */
bool notes_tell_team(struct tx *tx, gint64 casefile, gint64 email, gint64 team,
	GError **error);

#endif
