/*
 * Mails of customers, numbered from 1: the same number of the same run is the
 * same mail, but for its date.  1 KB of header as a mail server hands it over,
 * 3 KB of prose.
 */
#ifndef BENCH_LETTER_H
#define BENCH_LETTER_H

#include <glib.h>

enum { CUSTOMERS = 5000 };

struct letters {
	const char *run;   /* stands in each Message-ID: <RUN.N@example.net> */
	guint64 answers;   /* percent that answer an earlier mail */
	const char *cited; /* the run they answer; NULL: their own */
	guint64 first,
		last; /* of that run; nearly all cite one near the last */
	gsize size;   /* bytes; what is above 4 KB is an attachment */
	const char *recipient; /* of To: */
};

/* Appends mail NUMBER, its line ends CR LF, without the final dot. */
void letter_write(const struct letters *letters, guint64 number, GString *out);

/* The envelope sender. */
void letter_sender(const struct letters *letters, guint64 number, GString *out);

#endif
