/*
 * viewer.h - who asks, and what he may (SPEC.md, section 12)
 *
 * Configuration and database are the service user's.  He and root may all, and
 * act as somebody with --as.  Who came through sudo as the service user is the
 * user with his own login, and nobody else.  Root who came through sudo may
 * all, too; what he does is put down to the user with his login, if there is
 * one.
 */
#ifndef CTL_VIEWER_H
#define CTL_VIEWER_H

#include "rules/access.h"
#include "store/rights.h"
#include "store/tx.h"

struct ctl;

struct viewer {
	gint64 user;  /* who does it; 0: nobody in particular */
	char id[24];  /* the same for statements; "0" */
	char *login;  /* of that user; NULL when it is 0 */
	bool trusted; /* root or the service user */
	struct access access;
};

/* Who may call a command: a column of commands[]. */
enum command_caller {
	COMMAND_ADMINISTRATOR, /* the first: what says nothing is his */
	COMMAND_ANYBODY,
	COMMAND_SELF,  /* it is about a user's own: needs to be one */
	COMMAND_EMAIL, /* who may read some e-mail */
	COMMAND_CASE,  /* who may read some case */
	COMMAND_CUSTOMER_READ,
	COMMAND_CUSTOMER_EDIT,
	COMMAND_IMPORT,
};

/*
 * What the system and the command line say; asks no database.  EX_NOPERM:
 * sudo's user asks for what only root and the service user may: another
 * configuration, to be another user.
 */
bool viewer_find(struct ctl *ctl, GError **error);

/* Has the database to say more, of a user? */
bool viewer_is_user(const struct ctl *ctl);

/*
 * The user, his rights, language and time zone; one trip, or none.  EX_NOPERM
 * when he is no active user of postcase, EX_NOUSER when --as names nobody.
 */
bool viewer_load(struct ctl *ctl, GError **error);

/* May he call this command at all?  EX_NOPERM with the right's name. */
bool viewer_may_call(const struct ctl *ctl, GError **error);

/*
 * One record; a trip.  EX_NOUSER, in the same words, when it is not there and
 * when he may not read it; EX_NOPERM when he may, and only that.
 */
bool viewer_may_email(const struct ctl *ctl, struct tx *tx, gint64 id,
	enum access_action action, GError **error);

/* The same of ties that are known; no trip. */
bool viewer_may_email_tied(const struct ctl *ctl, gint64 id,
	const struct right_ties *is, enum access_action action, GError **error);

bool viewer_may_case(const struct ctl *ctl, struct tx *tx, gint64 number,
	enum access_action action, GError **error);

/*
 * May he give work to that user, who must be active, but may be away or at the
 * limit?  A trip.  EX_NOUSER, EX_DATAERR, EX_NOPERM.
 */
bool viewer_may_assign(const struct ctl *ctl, struct tx *tx, const char *login,
	gint64 *user, GError **error);

/*
 * May this command open the file?  Through sudo it would do so with the rights
 * of the service user, whose configuration and keys are no user's: there only
 * standard input and output will do (NULL, "-").  EX_NOPERM.
 */
bool viewer_may_open(const struct ctl *ctl, const char *path, GError **error);

/* Parameters of a list that shows only what he may read: who, at which level.
 */
#define VIEWER_EMAILS(ctl) \
	(ctl)->viewer.id, access_level_name((ctl)->viewer.access.email_read)
#define VIEWER_CASES(ctl) \
	(ctl)->viewer.id, access_level_name((ctl)->viewer.access.case_read)

/* Frees what the struct owns. */
void viewer_clear(struct viewer *viewer);

#endif
