/*
 * call.h - how the thin postcase-lda was called
 *
 * Its options are those of the full program (lda/pipe/options.h), of which it
 * takes the plain forms only: whatever this reads, the full program reads
 * alike.  A test compares the two.
 */
#ifndef LDA_THIN_CALL_H
#define LDA_THIN_CALL_H

#include <stdbool.h>
#include <stddef.h>

enum { CALL_RECIPIENTS_MAX = 32 };

struct call {
	const char *conf;      /* -c, or NULL; all are the caller's words */
	const char *sender;    /* -f, or NULL; "" is the null sender */
	const char *original;  /* -o, or NULL */
	const char *queue_id;  /* -q, or NULL */
	const char *recipient; /* -d, or NULL */
	const char *recipients[CALL_RECIPIENTS_MAX];
	size_t count;
};

/* argv ends with NULL.  False: this call is for the full program. */
bool call_read(char *const *argv, struct call *call);

#endif
