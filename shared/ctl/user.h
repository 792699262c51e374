/*
 * user.h - what the commands of `postcase user` have in common
 */
#ifndef CTL_USER_H
#define CTL_USER_H

#include "store/rows.h"

/* What the options say that `user add` and `user set` share; NULL: nothing. */
struct user_said {
	char *language, *zone, *tell_inbox, *tell_stream, *mail, *daily;
	char **roles;
};

extern struct user_said user_said;

/* clang-format off */
#define USER_OPTIONS \
	{ "role", 0, 0, G_OPTION_ARG_STRING_ARRAY, &user_said.roles, "one more role (see: postcase role list)", "NAME[,NAME...]" }, \
	{ "language", 0, 0, G_OPTION_ARG_STRING, &user_said.language, "of what is written to the user", "en|es" }, \
	{ "time-zone", 0, 0, G_OPTION_ARG_STRING, &user_said.zone, "of times for the user, or the machine's", "NAME|no" }, \
	{ "tell-inbox", 0, 0, G_OPTION_ARG_STRING, &user_said.tell_inbox, "of e-mail in the own inbox", "yes|no" }, \
	{ "tell-stream", 0, 0, G_OPTION_ARG_STRING, &user_said.tell_stream, "of what happens on what is followed", "yes|no" }, \
	{ "mail", 0, 0, G_OPTION_ARG_STRING, &user_said.mail, "of which cases notifications go by mail, too", "no|assigned|followed" }, \
	{ "mail-daily", 0, 0, G_OPTION_ARG_STRING, &user_said.daily, "in one mail a day", "yes|no" }
/* clang-format on */

/* The same as statements take it; NULL: not said.  Borrowed. */
struct user_preferences {
	const char *language, *zone, *tell_inbox, *tell_stream, *mail, *daily;
};

/* The last parameters of users_set.sql. */
#define USER_PREFERENCES(p)                                          \
	(p)->language, (p)->zone, (p)->tell_inbox, (p)->tell_stream, \
		(p)->mail, (p)->daily

/* EX_USAGE. */
bool user_read_preferences(struct user_preferences *preferences,
	GError **error);

/* Do the shared options say anything? */
bool user_prefers(void);

/* Queues what gives him the roles that the options say.  A trip; EX_NOUSER. */
bool user_give_roles(struct tx *tx, char *login, GError **error);

/* Queues what makes the addresses (char *) a user's. */
bool user_give_addresses(struct tx *tx, const char *login,
	const GPtrArray *addresses, GError **error);

/*
 * Makes the SASL logins of the options (texts may be NULL) his, or takes them
 * away; one or two trips.  EX_DATAERR when somebody else has one, EX_NOUSER.
 */
bool user_change_logins(struct tx *tx, const char *login, char **added,
	char **removed, GError **error);

/* EX_NOUSER; returns false. */
bool user_no_such(const char *login, GError **error);

#endif
