/*
 * account.h - a group account, as the rules see it (EspoCRM: InboundEmail)
 */
#ifndef RULES_ACCOUNT_H
#define RULES_ACCOUNT_H

#include "base/autoptr.h"
#include "rules/turn.h"

enum account_mode {
	ACCOUNT_ACTIVE,
	ACCOUNT_OBSERVE,  /* all is stored, nobody is told (SPEC.md, 14) */
	ACCOUNT_INACTIVE, /* takes no mail; the pipe door says "later" */
};

/* How a new case finds its assignee (DIS-1 ... DIS-4). */
enum distribution {
	DISTRIBUTE_NONE,
	DISTRIBUTE_DIRECT,
	DISTRIBUTE_ROUND_ROBIN,
	DISTRIBUTE_LEAST_BUSY,
};

/* What an answer to a closed case does (SPEC.md, section 4). */
enum closed_policy {
	CLOSED_REOPEN,
	CLOSED_NEW,  /* a new case, linked to the closed one */
	CLOSED_LINK, /* joins it, and it stays closed */
};

/* What is done with what our own spam filter calls spam. */
enum spam_policy {
	SPAM_CASE,   /* nothing else than with other mail */
	SPAM_FOLDER, /* stored without a case, nobody is told */
	SPAM_DROP,   /* not stored */
};

struct account {
	gint64 id;
	char *name;
	GPtrArray *addresses; /* char *: by which it was found, at least one */
	enum account_mode mode;
	bool create_case;
	enum distribution distribution;
	gint64 target_team;   /* or 0 */
	gint64 assigned_user; /* or 0 */
	/*
	 * Who is present of the target team, in the target position, or the
	 * assigned user: struct candidate, by user ids.
	 */
	GArray *candidates;
	char *snapshot;     /* of PostgreSQL, in which they were like that; or
			       NULL: nobody is present */
	gint64 transaction; /* ours, as snapshots number them */
	/* The newest turns that are committed, the newest first: struct turn.
	 */
	GArray *turns;
	gint64 pointer; /* whose turn was last then; 0: nobody's */
	enum closed_policy closed;
	gint64 reopen_days;   /* closed for longer: a new case; -1: never */
	bool generated_opens; /* so does mail of programs (alerts) */
	bool tell_team;       /* all of it has each e-mail in the inbox */
	gint64 group_folder;  /* where its mail is filed, or 0 */
	bool team_follows;    /* the cases that it opens */
	enum spam_policy spam;
	gint64 size_limit; /* bytes of a message; 0: as all take */
	bool has_filters;  /* some filter has a say in its mail */
	bool aside;        /* this message is spam to it: kept, and no more */
	char **trusted_forms; /* SASL logins and client addresses; NULL at the
				 end */
};

/* Everything empty. */
struct account *account_new(void);
void account_free(struct account *account);
AUTOPTR(account, account_free)

/* The account of that id in an array of struct account *, or NULL. */
struct account *account_find(const GPtrArray *accounts, gint64 id);

/* Nobody is known to be present, no turn to be given. */
void account_forget_turns(struct account *account);

/* Does it refuse a message of that size?  In observe mode it refuses none. */
bool account_is_too_large(const struct account *account, gint64 size);

/* The newest turn that is committed; 0: none yet. */
gint64 account_turn(const struct account *account);

/* "round-robin"; the words of the command line and of the database. */
const char *distribution_name(enum distribution distribution);

/* Unknown words are the first of each enum: CHECKs forbid them. */
enum distribution distribution_parse(const char *name);
enum account_mode account_mode_parse(const char *name);
enum closed_policy closed_policy_parse(const char *name);
enum spam_policy spam_policy_parse(const char *name);

#endif
