/*
 * thread.h - which case does a message belong to?
 *
 * Pure: the clues are found elsewhere (in stored e-mails),
 * here they are weighed.
 */
#ifndef RULES_THREAD_H
#define RULES_THREAD_H

#include <glib.h>
#include <stdbool.h>

/* From weak to strong: the order of the enum is the order of trust. */
enum thread_how {
	THREAD_NEW,       /* no clue: a case of its own */
	THREAD_REFERENCE, /* names an e-mail that we hold */
};

/* An e-mail that one of the message's ids names. */
struct thread_clue {
	enum thread_how how;
	unsigned distance; /* 0 is the nearest ancestor */
	gint64 email;
	gint64 casefile; /* of that e-mail, or 0: it is on none */
};

struct thread_choice {
	enum thread_how how;
	gint64 casefile; /* 0 for THREAD_NEW */
	gint64 twin;     /* another case that the ids name too, or 0 */
	gint64 replied;  /* the nearest e-mail that it answers, or 0 */
};

/* The strongest clue with a case decides, of equals the nearest. */
struct thread_choice thread_choose(const struct thread_clue *clues, size_t n);

/* For log and decision record: "reference". */
const char *thread_how_name(enum thread_how how);

#endif
