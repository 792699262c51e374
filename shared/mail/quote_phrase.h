/*
 * quote_phrase.h - does a line say what programs say?  private to quote*.c
 *
 * All take a line as quote_key() makes it.
 */
#ifndef MAIL_QUOTE_PHRASE_H
#define MAIL_QUOTE_PHRASE_H

#include "mail/quote_words.h"

#include <stdbool.h>

/* Starts with one of the words; the place behind it, or NULL. */
const char *phrase_start(const char *key, enum quote_list list);

/* Holds one of the words. */
bool phrase_holds(const char *key, enum quote_list list);

/* Is one of the words, but for dashes and a colon around it. */
bool phrase_is(const char *key, enum quote_list list);

/* An attribution, maybe of several lines, says that somebody wrote. */
bool phrase_wrote(const char *joined);

/* Asks, or says "I": no program does. */
bool phrase_speaks(const char *key);

/* "sent from my phone" */
bool phrase_footer(const char *key);

/* What an attribution may tell. */
struct phrase_facts {
	bool digit, year, time;
	bool address;  /* anywhere */
	bool brackets; /* around an address */
	unsigned words;
};
struct phrase_facts phrase_facts(const char *joined);

#endif
