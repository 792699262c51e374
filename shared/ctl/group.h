/*
 * group.h - what `postcase group add` and `group set` have in common
 */
#ifndef CTL_GROUP_H
#define CTL_GROUP_H

#include "ctl/ctl.h"

/* What the options say; NULL and false: nothing. */
struct group_said {
	char *name, *team, *position, *user, *distribution, *mode;
	char *on_closed, *reopen_days, *programs, *tell_team;
	char *folder, *team_follows, *spam;
	char *from_name, *reply_to, *reply_token, *subject_tag, *send_as;
	char *size_limit;
	char *relay, *relay_login, *relay_password_file;
	char **more_teams, **fewer_teams;
	char **aliases, **removed, **forms, **gone_forms;
	gboolean no_case, with_case;
};

extern struct group_said group_said;

/* The settings of a group account; texts are borrowed. */
struct group {
	const char *name, *mode, *distribution, *on_closed, *programs;
	const char *team, *position, *user; /* or NULL */
	const char *reopen_days;            /* or NULL */
	bool create_case, tell_team;
};

/* Changes what the options say; EX_USAGE. */
bool group_apply(struct group *group, GError **error);

/*
 * Queues the addresses (char *) of an account, the first one as its primary
 * address if so; for each that was free a row comes back.
 */
bool group_give_addresses(struct tx *tx, const char *name,
	const GPtrArray *addresses, bool primary, struct rows *given,
	GError **error);

/*
 * Do the settings fit each other, and is there what they name?  One trip.
 * EX_USAGE, EX_NOUSER.
 */
bool group_fits(struct tx *tx, const struct group *group, GError **error);

/*
 * Does what the options say of folder, teams, followers and spam, if
 * anything; one or
 * two trips.  EX_USAGE, EX_NOUSER.
 */
bool group_desk_is_said(void);
bool group_set_desk(struct tx *tx, const char *address, GError **error);

/*
 * Does what the options say of answers and of sizes, if anything; one trip.
 * Says so when answers would go to an address that is not the account's.
 * EX_USAGE, EX_DATAERR.
 */
bool group_answers_are_said(void);
bool group_set_answers(struct tx *tx, const char *address, GError **error);

/*
 * Does what the options say of the account's own SMTP server, if anything; two
 * trips.  EX_USAGE, EX_NOINPUT, FAULT_CONFIG without the key.
 */
bool group_relay_is_said(void);
bool group_set_relay(const struct ctl *ctl, struct tx *tx, const char *address,
	GError **error);

/*
 * Where postcase-lmtpd listens, as lmtp(8) of Postfix names it: a path below
 * the queue directory, without that, for it may be locked up there; else the
 * first one.  queue: NULL, Debian's.  The caller frees it.
 */
char *group_nexthop(const char *lmtp_listen, const char *queue);

/* Prints the lines by which Postfix hands over the mail of the addresses. */
void group_tell_postfix(const char *lmtp_listen, const GPtrArray *addresses);

/* EX_NOUSER; returns false. */
bool group_no_such(const char *address, GError **error);

#endif
