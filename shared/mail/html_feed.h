/*
 * html_feed.h - a page on its way to the parser; private to mail/
 *
 * libxml2 2.9.14 reads on after nothing behind </html>, shows <![if ...]> as
 * text, and takes a time that grows with the square of the attributes in a tag,
 * and of the depth when end tags fit no start tag.  It gets to see none of
 * these, and no comments, scripts, styles and titles.
 */
#ifndef MAIL_HTML_FEED_H
#define MAIL_HTML_FEED_H

#include <libxml/HTMLparser.h>

enum {
	HTML_TAG_BYTES_MAX = 16 * 1024, /* a longer tag is left out */
	HTML_GAPS_MAX =
		250, /* and one with more blanks and '=' outside of quotes */
	HTML_MISFITS_MAX = 1000 * 1000, /* elements looked at for end tags in
					 * vain; then only the innermost ends */
	HTML_DEPTH_MAX = 250, /* deeper elements are as if they were <br> */
};

/* All of it, to the end of the document. */
void html_feed(htmlParserCtxtPtr parser, const char *html);

#endif
