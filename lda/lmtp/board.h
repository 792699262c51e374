/*
 * board.h - what the server's processes see of each other
 *
 * Memory that all share.  A worker writes its own slot only; the parent reads
 * it when the worker has died.
 */
#ifndef LDA_LMTP_BOARD_H
#define LDA_LMTP_BOARD_H

#include "base/hash.h"
#include "intake/intake.h"

enum {
	BOARD_SLOTS = 1024, /* of workers, those included that are leaving */
	BOARD_POISONS = 64,
};

struct slot {
	volatile enum intake_phase phase;
	struct hash hash;  /* of the message in hand */
	char queue_id[64]; /* its, or "" */
	gint sessions;     /* the numbers: by g_atomic_int_*() only */
	gint taken;        /* a process has it */
	gint leaving;      /* ... and takes no new sessions */
};

/*
 * Bytes that killed a worker while it read them.  The database counts the
 * deaths; as long as it is away, they are counted here.
 */
struct poison {
	struct hash hash;
	char why[64];
	gint tries;     /* as the database knows them */
	gint uncounted; /* deaths that it has not heard of */
};

struct board {
	struct slot slots[BOARD_SLOTS];
	struct poison poisons[BOARD_POISONS];
	guint next; /* of the poisons: overwritten next; the parent's */
};

/* NULL: there is no memory, and errno says why. */
struct board *board_new(void);

/* A slot that nobody has, wiped; or NULL. */
struct slot *board_take_slot(struct board *board);

/* The fewest sessions that a worker has which takes more. */
gint board_fewest_sessions(const struct board *board);

/* A worker died of the bytes in its slot: for the parent. */
void board_add_poison(struct board *board, const struct slot *slot,
	const char *why);

/* NULL: they are not known to be. */
struct poison *board_find_poison(struct board *board, const struct hash *hash);

/* Tells the database of the deaths that it has not heard of. */
void board_count(struct poison *poison, struct intake *in);
void board_count_all(struct board *board, struct intake *in);

/* Did they kill often enough? */
bool board_is_lethal(const struct poison *poison);

#endif
