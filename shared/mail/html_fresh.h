/*
 * html_fresh.h - which words of a page its sender wrote; private to mail/
 *
 * Knows what is open of html_quotes.h around a word.
 */
#ifndef MAIL_HTML_FRESH_H
#define MAIL_HTML_FRESH_H

#include "mail/html_quotes.h"

enum fresh {
	FRESH_YES,
	FRESH_NO,
	FRESH_FIRST,   /* no, and it is the first of them: a gap is to show */
	FRESH_FORWARD, /* yes: nothing is a quote any more */
};

struct fresh_state {
	unsigned wholes, starts, signatures; /* open ones */
	bool started;   /* the starts that are open have had their quote */
	bool rest;      /* there was one that reaches to the end */
	bool forwarded; /* there was one that says so */
	bool asked;     /* the first words of this quote were looked at */
	bool any;       /* quotes or signatures, with words in them */
};

/* An element with that reach starts. */
void fresh_open(struct fresh_state *state, enum quote_reach reach);

/* Its end; quoted: it is a <blockquote>. */
void fresh_close(struct fresh_state *state, enum quote_reach reach,
	bool quoted);

/* Nothing that is open, or was, says that words there are not the sender's. */
bool fresh_is(const struct fresh_state *state);

/* The same for these words, which are there. */
enum fresh fresh_words(struct fresh_state *state, const char *words,
	gsize size);

#endif
