/*
 * notes.h - the stream of a case, who follows it, and who is told
 */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "store/cases.h"

/* An e-mail that came or was sent; the case may be CASE_NONE. */
struct note_mail {
	gint64 email;
	bool initial;  /* it opened the case */
	bool sent;     /* its author sent it out */
	gint64 author; /* a user of ours, who is not told; or 0 */
};

bool notes_add_mail(struct tx *tx, gint64 casefile,
	const struct note_mail *mail, GError **error);

/* The same for one that is held already, and has its note, without a case. */
bool notes_adopt(struct tx *tx, gint64 casefile, const struct note_mail *mail,
	GError **error);

/* It is there, and proved to be what its author sent out: he knows of it. */
bool notes_confirm(struct tx *tx, const struct note_mail *mail, GError **error);

bool notes_follow(struct tx *tx, gint64 casefile, gint64 user, GError **error);

/* The active members of a group account's teams do. */
bool notes_follow_teams(struct tx *tx, gint64 casefile, gint64 group_account,
	GError **error);

/* Something that is no e-mail. */
struct note_event {
	const char *kind; /* "merged"; the database knows which there are */
	gint64 other;     /* another case, CASE_OPENED too; CASE_NONE: none */
	gint64 author;    /* a user, or 0 */
	const char *text; /* or NULL */
};

bool notes_add_event(struct tx *tx, gint64 casefile,
	const struct note_event *event, GError **error);

/* The notes of e-mails that a case took in go to it. */
bool notes_add_taken(struct tx *tx, gint64 casefile, GError **error);

/*
 * Who is told of what, tell() in the schema says.  The followers of
 * the case and of the customer, if they may read the e-mail, and those in whose
 * inbox it lies, if it is no older than 72 hours; each of a note once.
 */

/* Of the notes that this transaction left on the case. */
bool notes_tell_followers(struct tx *tx, gint64 casefile, GError **error);

/* Of an e-mail that is on no case. */
bool notes_tell_caseless(struct tx *tx, gint64 email, GError **error);

/* Of an e-mail of which a copy came: those who have it in their inbox. */
bool notes_tell_desks(struct tx *tx, gint64 email, GError **error);

/*
 * Of an e-mail on a case without an assignee: the active members of the group
 * account's teams who may read it.
 */
bool notes_tell_team(struct tx *tx, gint64 casefile, gint64 email,
	gint64 group_account, GError **error);

#endif
