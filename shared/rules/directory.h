/*
 * directory.h - who is who: what the milter must know of group accounts, users
 * and filters, kept in memory
 *
 * One is read as a whole (store/directories.h), never changed afterwards, and
 * shared by all sessions; each holds a reference as long as it uses it.  So
 * mail that is not ours is decided without a question to anybody, and
 * PostgreSQL may be away.  Pure.
 */
#ifndef RULES_DIRECTORY_H
#define RULES_DIRECTORY_H

#include "rules/access.h"
#include "rules/account.h"
#include "rules/token.h"

struct directory_account {
	gint64 id;
	char *name;
	char *address; /* its primary one, lower case */
	enum account_mode mode;
	gint64 size_limit; /* bytes; 0: as configured */
	char *from_name;   /* UTF-8 as it was typed, or NULL */
	char *reply_to;    /* where answers go to: never NULL, lower case */
	bool reply_token;  /* ... with the token of the case behind it */
	bool subject_tag;
	bool send_as;         /* users with the right may write in its name */
	GArray *teams;        /* gint64, ascending */
	char **trusted_forms; /* as in rules/account.h */
};

struct directory_user {
	gint64 id;
	char *login;
	bool active;
	bool administrator;
	enum access_level group_account; /* as which accounts he may send */
	GArray *teams;                   /* gint64, ascending */
	GPtrArray *addresses;            /* char *, lower case */
};

struct directory {
	GPtrArray *accounts; /* of struct directory_account * */
	GPtrArray *users;    /* of struct directory_user * */
	GPtrArray *filters;  /* of struct filter *, in their order: those of
				group accounts and those for all mail */
	GArray *keys;        /* of struct token_key; the first one signs */
	/* What directory_add_...() makes; values are of the arrays. */
	GHashTable *by_address; /* group address -> struct directory_account */
	GHashTable *by_login;   /* SASL login -> struct directory_user */
	GHashTable *by_owner;   /* address -> GPtrArray of those who have it */
	GHashTable *by_account; /* id -> struct directory_account */
	GHashTable *by_user;    /* id -> struct directory_user */
	gint references;
};

/* Everything empty, with one reference. */
struct directory *directory_new(void);
struct directory *directory_ref(struct directory *directory);
void directory_unref(struct directory *directory);
AUTOPTR(directory, directory_unref)

/*
 * While it is filled.  What is added has an id and nothing else, and is the
 * directory's.  Address and login: lower case, copied.
 */
struct directory_account *directory_add_account(struct directory *directory,
	gint64 id);
struct directory_user *directory_add_user(struct directory *directory,
	gint64 id);
void directory_add_address(struct directory *directory, const char *address,
	struct directory_account *account);
void directory_add_login(struct directory *directory, const char *login,
	struct directory_user *user);
void directory_add_owner(struct directory *directory, const char *address,
	struct directory_user *user);

/*
 * The account that a recipient names, as recipient_names() has it: with or
 * without +extension or token, in whatever case.  NULL: it is not ours.
 */
const struct directory_account *
directory_account_of(const struct directory *directory, const char *recipient,
	const char *delimiter);
const struct directory_account *
directory_account_by_id(const struct directory *directory, gint64 id);
const struct directory_user *
directory_user_by_id(const struct directory *directory, gint64 id);

/* In lower case, as logins are kept; the caller frees it. */
char *directory_login(const char *sasl_login);

/*
 * Whose login that is, active or not; and who logs in like that, an active
 * user. Or NULL.  Case does not count.
 */
const struct directory_user *
directory_owner_of(const struct directory *directory, const char *sasl_login);
const struct directory_user *
directory_user_of(const struct directory *directory, const char *sasl_login);

/* Is the address one of his? */
bool directory_has_address(const struct directory_user *user,
	const char *address);

/* Is it the address of any user of ours, active or not? */
bool directory_is_users(const struct directory *directory, const char *address);

/* May he write in the account's name (SPEC.md, sections 9 and 12; RPL-6)? */
bool directory_may_send_as(const struct directory_user *user,
	const struct directory_account *account);

#endif
