/*
 * turns.h - who gets the next case, with the picks that are in flight
 *
 * PostgreSQL knows what is committed; Redis knows the picks whose transactions
 * have not ended, on all hosts.  lua/pick.lua puts both together.
 */
#ifndef REDIS_TURNS_H
#define REDIS_TURNS_H

#include "redis/redis.h"
#include "rules/account.h"

/* A pick, with what is needed to take it back. */
struct redis_turn {
	gint64 user;    /* 0: nobody is free, and nothing was counted */
	gint64 turn;    /* of the round; 0: not in turn */
	gint64 pointer; /* whose turn was last, this one counted */
	gint64 before;  /* ... not counted */
	bool owed;      /* made up for one that led to nothing */
};

/*
 * Round-robin or least-busy, as the account says: picks and counts in one step,
 * for all hosts.  The candidates' loads count the picks in flight from now on.
 * The committed turn wins when Redis is behind.
 */
bool turns_pick(struct redis *redis, const struct account *account,
	struct redis_turn *pick, GError **error);

/* The case was not opened: as if nobody had been picked. */
bool turns_undo(struct redis *redis, const struct account *account,
	const struct redis_turn *pick, GError **error);

/* Where the round of an account stands in Redis. */
struct redis_round {
	gint64 turn;      /* the newest; 0: unknown there */
	gint64 in_flight; /* picks that may be */
	bool mended;      /* it is the committed one now */
};

/*
 * Compares with what is committed (a number of the account, its newest turn,
 * and whose turn was last); if mend, sets a round back that is ahead, unless
 * picks are in flight.
 */
struct redis_compare {
	gint64 account, turn, pointer;
	bool mend;
};

bool turns_compare(struct redis *redis, const struct redis_compare *committed,
	struct redis_round *round, GError **error);

#endif
