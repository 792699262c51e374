/*
 * signals_rows.h - which header fields speak against a person; private to
 * mail/
 */
#ifndef MAIL_SIGNALS_ROWS_H
#define MAIL_SIGNALS_ROWS_H

#include "mail/message.h"

enum signal_reading {
	READ_HAS_WORD, /* one of a list of words, between commas */
	READ_IS_WORD,  /* the first word */
	READ_STARTS,   /* the value starts so */
	READ_ANY_WORD, /* there is a first word, and it is no denial */
	READ_THERE,    /* the field is there */
};

struct signal_row {
	const char *name; /* one that ends in '-': all that start so */
	enum message_signal signal;
	enum signal_reading reading;
	const char *word; /* lower case, or NULL */
};

/* The name of the last one is NULL. */
extern const struct signal_row signal_rows[];

#endif
