/*
 * html.h - a page becomes text; private to mail/
 *
 * By libxml2's push SAX parser, which stays linear on hostile input (with what
 * html_feed.h keeps from it) where its tree and other libraries do not.
 * Nothing is fetched or run; <script>, <style>, comments and what is not
 * displayed are left out.
 */
#ifndef MAIL_HTML_H
#define MAIL_HTML_H

#include <glib.h>
#include <stdbool.h>

struct html_text {
	char *text;  /* everything, quotes marked by "> " as in plain text */
	char *fresh; /* the same with each quote container as a line ">", for
		      * quote_strip() to take it and its attribution away */
	bool quotes; /* there was a container with words in it */
	bool cut;    /* there was more than max bytes */
};

/* Once, by message_init(). */
void html_init(void);

/*
 * Takes UTF-8, whatever a <meta> says.  Lines end in LF, no control and no
 * invisible characters (zero width, direction) but LF, at most max bytes each;
 * html_clear() frees what is inside.
 */
struct html_text html_to_text(const char *html, gsize max);

void html_clear(struct html_text *text);

#endif
