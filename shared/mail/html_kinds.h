/*
 * html_kinds.h - what the elements of each kind do to the lines; private to
 * mail/
 */
#ifndef MAIL_HTML_KINDS_H
#define MAIL_HTML_KINDS_H

#include "mail/html_elements.h"
#include "mail/html_page.h"

/* An element that is open. */
struct open {
	const struct element *element;
	enum quote_reach reach;
	bool hides, keeps;
	unsigned breaks;
	unsigned marked;      /* outs whose lines it quotes */
	guint list;           /* of the page, before */
	unsigned number;      /* of the next item in this list */
	gsize row[PAGE_OUTS]; /* where this row starts */
};

/*
 * What starts and ends with it, inside the breaks around it; for one that is
 * shown.  Attributes as in html_style.h.
 */
void kind_open(struct page *page, struct open *open,
	const char *const *attributes);
void kind_close(struct page *page, struct open *open);

/* Its lines are quoted no more. */
void kind_unquote(struct page *page, struct open *open);

#endif
