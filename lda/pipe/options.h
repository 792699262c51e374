/*
 * options.h - what the command line of postcase-lda says
 */
#ifndef LDA_PIPE_OPTIONS_H
#define LDA_PIPE_OPTIONS_H

#include "base/autoptr.h"
#include "base/fault.h"

struct options {
	char *conf;        /* -c, or NULL */
	char *sender;      /* -f, or NULL: not said; "" is the null sender */
	char *original;    /* -o, or NULL */
	char *queue_id;    /* -q, or NULL */
	char *recipient;   /* -d, or NULL */
	char **recipients; /* the other arguments, or NULL */
	gint begun;        /* descriptor with the message's start, or 0 */
	gboolean check;    /* -n */
	gboolean help;     /* -h: print it, deliver nothing */
	gboolean version;  /* -V */
};

/* FAULT_CONFIG when they make no sense; the message is the administrator's. */
struct options *options_read(int argc, char **argv, GError **error);

/* The text of -h; the caller frees it. */
char *options_help(void);

void options_free(struct options *options);
AUTOPTR(options, options_free)

#endif
