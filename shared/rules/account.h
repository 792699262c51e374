/*
 * account.h - a group account, as the rules see it (EspoCRM: InboundEmail)
 */
#ifndef RULES_ACCOUNT_H
#define RULES_ACCOUNT_H

#include "base/autoptr.h"

#include <glib.h>
#include <stdbool.h>

enum account_mode {
	ACCOUNT_ACTIVE,
	ACCOUNT_INACTIVE, /* takes no mail; the pipe door says "later" */
};

/* How a new case finds its assignee (DIS-1 ... DIS-3). */
enum distribution {
	DISTRIBUTE_NONE,
	DISTRIBUTE_DIRECT,
	DISTRIBUTE_ROUND_ROBIN,
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
	 * Of the target team, in the target position: active, not away, below
	 * their limit; gint64 user ids, ascending.
	 */
	GArray *candidates;
	/* The newest turn that is committed; 0, 0: none yet. */
	gint64 turn, pointer;
};

void account_free(struct account *account);
AUTOPTR(account, account_free)

/* "round-robin"; the words of the command line and of the database. */
const char *distribution_name(enum distribution distribution);

/* Unknown words are DISTRIBUTE_NONE and ACCOUNT_ACTIVE: CHECKs forbid them. */
enum distribution distribution_parse(const char *name);
enum account_mode account_mode_parse(const char *name);

#endif
