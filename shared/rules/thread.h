/*
 * thread.h - which case does a message belong to? (SPEC.md, section 4)
 *
 * Pure: the clues are found elsewhere, here they are weighed.
 */
#ifndef RULES_THREAD_H
#define RULES_THREAD_H

#include <glib.h>
#include <stdbool.h>

/* From weak to strong: the order of the enum is the order of trust. */
enum thread_how {
	THREAD_NEW,       /* no clue: a case of its own */
	THREAD_NUMBER,    /* "[#42]" in the subject, of somebody who may */
	THREAD_ABSENT,    /* cites, or is, what a stored e-mail cites too */
	THREAD_REFERENCE, /* names an e-mail that we hold */
	THREAD_TOKEN,     /* carries a token that we signed */
};

struct thread_clue {
	enum thread_how how;
	unsigned distance; /* 0 is the nearest ancestor */
	gint64 email;      /* the stored one, or 0: token or number */
	bool on_case;      /* that e-mail itself is on the case */
	gint64 casefile;   /* or 0: it is on none */
};

/* What must be known of a case that a clue names. */
struct thread_case {
	gint64 number;
	gint64 group_account; /* or 0 */
	bool open;            /* New, Assigned or Pending */
	gint64 closed_for;    /* seconds; 0: not known, or open */
	bool knows_sender;    /* accepted there, or of its account */
	gint64 assignee;      /* one who works here, or 0 */
};

struct thread_choice {
	enum thread_how how;
	gint64 casefile; /* 0 for THREAD_NEW */
	gint64 replied;  /* the nearest e-mail that it answers, or 0 */
};

/*
 * The strongest clue with a case decides, of equals the nearest.  Clues that
 * are not believed have THREAD_NEW.
 */
struct thread_choice thread_choose(const struct thread_clue *clues, size_t n);

/* The case of that number among n, or NULL. */
const struct thread_case *thread_case_of(const struct thread_case *cases,
	size_t n, gint64 number);

/* For log and decision record: "reference". */
const char *thread_how_name(enum thread_how how);

/*
 * The number in the first "[#42]" or "[#42 more]" of a subject, or 0 (CASE-3).
 */
gint64 thread_number_in(const char *subject);

#endif
