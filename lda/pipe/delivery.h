/*
 * delivery.h - the envelope of a message that came on standard input
 *
 * What the arguments do not say stands in the fields that our own mail server
 * put in front, and last in the environment.
 */
#ifndef LDA_PIPE_DELIVERY_H
#define LDA_PIPE_DELIVERY_H

#include "lda/pipe/options.h"

#include <glib.h>

/* All texts are valid UTF-8 without control characters. */
struct delivery {
	GBytes *message;       /* from the first header on */
	char *sender;          /* "" is the null sender, or nobody said */
	char *original;        /* recipient before aliases, or NULL */
	char *queue_id;        /* or NULL */
	GPtrArray *recipients; /* of char *; empty: nobody said */
};

struct delivery *delivery_find(const struct options *options, GBytes *raw);

void delivery_free(struct delivery *delivery);
AUTOPTR(delivery, delivery_free)

#endif
