/*
 * progress.h - how far a long work has come, for who watches a terminal
 *
 *	struct progress bar;
 *
 *	progress_begin(&bar, "reading", lines);
 *	...	progress_at(&bar, line);
 *	progress_end(&bar);
 *
 * One line on standard error that is written anew; nothing when that is no
 * terminal, and nothing of a work that is done at once.  Whatever else is
 * printed meanwhile comes behind a progress_hide().
 */
#ifndef CTL_PROGRESS_H
#define CTL_PROGRESS_H

#include <glib.h>
#include <stdbool.h>

struct progress {
	const char *what; /* "reading"; ours, never from a mail; lives on */
	gint64 total;     /* 0: nobody knows */
	gint64 next;      /* monotonic microseconds: not before */
	bool on;          /* somebody watches */
	char *shown;      /* the line that stands there, or NULL */
};

void progress_begin(struct progress *progress, const char *what, gint64 total);

/* So much is done.  Cheap: it writes ten times a second at most. */
void progress_at(struct progress *progress, gint64 done);

/* Takes the line away; the next progress_at() brings it back. */
void progress_hide(struct progress *progress);

/* Takes the line away, and frees it. */
void progress_end(struct progress *progress);

/*
 * "reading  [######      ]  50 %  500 of 1000"; the bar takes what is left of
 * width columns, and is left out when that is too little.  Without a total
 * "reading  500".  Pure; the caller frees it.
 */
char *progress_line(const char *what, gint64 done, gint64 total, size_t width);

#endif
