/*
 * turns.h - the round of a group account, counted by Redis
 */
#ifndef REDIS_TURNS_H
#define REDIS_TURNS_H

#include "redis/redis.h"

/* A pick, with what is needed to take it back. */
struct redis_turn {
	gint64 turn, user;
	gint64 pointer; /* whose turn was last, this one counted */
	gint64 before;  /* ... not counted */
	bool owed;      /* made up for one that was taken back */
};

/* What is asked for: the round of a group account as PostgreSQL knows it. */
struct redis_round {
	gint64 account;
	gint64 turn, pointer;     /* the newest committed ones; 0, 0: none */
	const GArray *candidates; /* gint64, ascending, at least one */
};

/*
 * The next of the candidates in the round: picks and counts in one step, for
 * all hosts.  The committed turn wins when Redis is behind.
 */
bool turns_next(struct redis *redis, const struct redis_round *round,
	struct redis_turn *pick, GError **error);

/* The case was not opened: as if nobody had been picked. */
bool turns_undo(struct redis *redis, gint64 account,
	const struct redis_turn *pick, GError **error);

#endif
