/*
 * html_quotes.h - which elements of a page hold the mail that it answers;
 * private to mail/
 *
 * Mail programs give them away by an attribute, whatever the language.
 */
#ifndef MAIL_HTML_QUOTES_H
#define MAIL_HTML_QUOTES_H

#include <glib.h>
#include <stdbool.h>

enum quote_reach {
	QUOTE_NONE,
	QUOTE_WHOLE, /* all that is inside */
	QUOTE_START, /* inside, up to the end of the first <blockquote> there */
	QUOTE_REST,  /* all from there to the end of the page */
	QUOTE_SIGNATURE, /* all inside, and it is no quote at all */
	QUOTE_FORWARD,   /* what is sent on: from there, nothing is a quote */
};

/* Attributes as in html_style.h. */
enum quote_reach quote_reach(const char *element,
	const char *const *attributes);

/* The first words in a quote say that it was sent on. */
bool quote_is_forward(const char *words, gsize size);

#endif
