/*
 * html_page.h - the elements and words of a page, as they come, into text;
 * private to mail/
 */
#ifndef MAIL_HTML_PAGE_H
#define MAIL_HTML_PAGE_H

#include "mail/html_fresh.h"
#include "mail/html_lines.h"

enum { PAGE_TEXT, PAGE_FRESH, PAGE_OUTS };

struct page {
	struct lines out[PAGE_OUTS];
	struct fresh_state fresh;
	gsize gap;             /* bytes of PAGE_FRESH with the last one */
	GArray *open;          /* of struct open: elements, outermost first */
	unsigned hides, keeps; /* how many of them do */
	guint list;            /* the innermost in open, and 1; or 0 */
	char *href, *shown; /* of the link that is open; the last one shown */
	GString *words;     /* of that link */
};

void page_init(struct page *page, gsize max);

/* All but the outs, which are for lines_finish(). */
void page_clear(struct page *page);

/* Attributes as in html_style.h. */
void page_open(struct page *page, const char *name,
	const char *const *attributes);

/* The end of the element that was opened last. */
void page_close(struct page *page);

/* UTF-8. */
void page_words(struct page *page, const char *words, gsize size);

#endif
