/*
 * html.h - a page becomes text; private to mail/
 *
 * By libxml2's push SAX parser, which stays linear on hostile input where its
 * tree and other libraries do not.  Nothing is fetched or run; <script>,
 * <style>, comments and what is not displayed are left out.
 */
#ifndef MAIL_HTML_H
#define MAIL_HTML_H

#include <glib.h>
#include <stdbool.h>

enum {
	HTML_TAG_BYTES_MAX = 16 * 1024, /* a longer tag is left out */
	HTML_DEPTH_MAX = 1000,          /* of elements in elements that count */
};

struct html_text {
	char *text;  /* everything, quotes marked by "> " as in plain text */
	char *fresh; /* without what stands in quote containers */
	bool quotes; /* there was a quote container */
};

/* Once, by message_init(). */
void html_init(void);

/*
 * Takes UTF-8, whatever a <meta> says.  Lines end in LF, no control characters
 * but tab and LF, at most max bytes each; html_clear() frees what is inside.
 */
struct html_text html_to_text(const char *html, gsize max);

void html_clear(struct html_text *text);

#endif
