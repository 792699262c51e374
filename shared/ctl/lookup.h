/*
 * lookup.h - is there what a command names?
 *
 * Each makes a trip in the command's own transaction and returns false, with
 * EX_NOUSER or EX_DATAERR and what to do, when the answer is no.
 */
#ifndef CTL_LOOKUP_H
#define CTL_LOOKUP_H

#include "store/tx.h"

/* A team, a position of it, a user; NULL is not asked for. */
bool lookup_targets(struct tx *tx, const char *team, const char *position,
	const char *user, GError **error);

/* Users by their logins, teams and roles by their names (char *). */
bool lookup_users(struct tx *tx, const GPtrArray *logins, GError **error);
bool lookup_teams(struct tx *tx, const GPtrArray *names, GError **error);
bool lookup_roles(struct tx *tx, const GPtrArray *names, GError **error);

/* None of the addresses (char *) is a group account's. */
bool lookup_no_group(struct tx *tx, const GPtrArray *addresses, GError **error);

#endif
