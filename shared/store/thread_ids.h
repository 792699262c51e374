/*
 * thread_ids.h - Message-IDs that tie e-mails into threads
 *
 * An id names the e-mail that has it, or, as long as that has not come, one
 * that cites it.
 */
#ifndef STORE_THREAD_IDS_H
#define STORE_THREAD_IDS_H

#include "rules/thread.h"
#include "store/tx.h"

/*
 * Locks the ids (char *; own may be NULL) till the end of the transaction: two
 * messages of one thread, on any hosts, do what follows one after the other.
 */
bool thread_ids_lock(struct tx *tx, const char *own, const GPtrArray *ancestors,
	GError **error);

/* What a message says of its thread; all borrowed until the next trip. */
struct thread_question {
	const char *own;            /* its Message-ID, or NULL */
	const GPtrArray *ancestors; /* of char *, the nearest first */
	const GArray *numbers;      /* of gint64: of tokens and the subject */
	const char *sender;         /* the address it claims, lower case */
};

/* A number that the message says, and that there is. */
struct thread_said {
	gint64 number;
	gint64 account;  /* the case's group account, or 0 */
	gint64 casefile; /* itself, or the one that it was merged into */
};

struct thread_found {
	GArray *clues;  /* of struct thread_clue: of the ids */
	GArray *said;   /* of struct thread_said */
	GArray *cases;  /* of struct thread_case, by number, each once */
	bool moved;     /* a rival merged one meanwhile: run once more */
	bool own_known; /* thread_ids_known()'s answer */
};

void thread_found_init(struct thread_found *found);
void thread_found_clear(struct thread_found *found);

/*
 * Does the own id lead anywhere?  All that need be asked, behind the lock, of a
 * message that names no other id and no number: most that open a case do not.
 */
bool thread_ids_known(struct tx *tx, const char *own,
	struct thread_found *found, GError **error);

/*
 * Asks behind the lock.  Every case that comes back stays as it is, for others,
 * till the end of the transaction.
 */
bool thread_ids_find(struct tx *tx, const struct thread_question *question,
	struct thread_found *found, GError **error);

/*
 * From now on the own id (or NULL) names the e-mail, unless it names an older
 * one, and so do the ancestors that name none yet; those without '@' are not
 * remembered.
 */
bool thread_ids_add(struct tx *tx, const char *own, const GPtrArray *ancestors,
	gint64 email, GError **error);

#endif
