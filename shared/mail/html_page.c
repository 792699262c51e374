#include "mail/html_page.h"

#include "base/text.h"
#include "mail/html_kinds.h"
#include "mail/html_style.h"

#include <string.h>

enum { LINK_WORDS_MAX = 4096 };

void
page_init(struct page *page, gsize max)
{
	memset(page, 0, sizeof(*page));
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_init(&page->out[i], max);
	page->open = g_array_new(FALSE, TRUE, sizeof(struct open));
	page->words = g_string_new(NULL);
	page->gap = G_MAXSIZE; /* there is none */
}

void
page_clear(struct page *page)
{
	g_array_free(page->open, TRUE);
	g_string_free(page->words, TRUE);
	g_free(page->href);
	g_free(page->shown);
}

static void
break_lines(struct page *page, unsigned n)
{
	for (int i = 0; n > 0 && i < PAGE_OUTS; i++)
		lines_break(&page->out[i], n);
}

/* What looked like a quote is something sent on. */
static void
unquote_all(struct page *page)
{
	for (guint i = 0; i < page->open->len; i++)
		kind_unquote(page, &g_array_index(page->open, struct open, i));
}

/* One for an attribution and the quote below it. */
static void
show_gap(struct page *page)
{
	struct lines *lines = &page->out[PAGE_FRESH];

	if (lines->out->len == page->gap)
		return;
	lines_mark(lines, "");
	lines_add(lines, ">", 1, false);
	lines_break(lines, 1);
	page->gap = lines->out->len;
}

static void
add_words(struct page *page, const char *words, gsize size)
{
	enum fresh fresh = fresh_words(&page->fresh, words, size);
	bool is_fresh = fresh == FRESH_YES || fresh == FRESH_FORWARD;

	if (fresh == FRESH_FORWARD)
		unquote_all(page);
	if (fresh == FRESH_FIRST)
		show_gap(page);
	lines_add(&page->out[PAGE_TEXT], words, size, page->keeps > 0);
	if (is_fresh)
		lines_add(&page->out[PAGE_FRESH], words, size, page->keeps > 0);
}

void
page_words(struct page *page, const char *words, gsize size)
{
	if (page->hides > 0)
		return;
	if (page->href != NULL && page->words->len < LINK_WORDS_MAX)
		g_string_append_len(page->words, words, (gssize)size);
	if (!text_is_blank(words, size)) {
		add_words(page, words, size);
		return;
	}
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_add(&page->out[i], words, size, page->keeps > 0);
}

static void
open_shown(struct page *page, struct open *open, const char *name,
	const char *const *attributes)
{
	enum element_kind kind = open->element->kind;
	bool is_list = kind == ELEMENT_LIST || kind == ELEMENT_NUMBERS;
	bool tight = (is_list && page->list > 0) || style_is_tight(attributes);

	open->keeps = kind == ELEMENT_KEPT || style_keeps(attributes);
	if (open->breaks == 2 && tight)
		open->breaks = 1;
	open->reach = quote_reach(name, attributes);
	fresh_open(&page->fresh, open->reach);
	page->keeps += open->keeps;
	break_lines(page, open->breaks);
	kind_open(page, open, attributes);
}

void
page_open(struct page *page, const char *name, const char *const *attributes)
{
	struct open open = { .element = element_find(name) };

	open.hides =
		open.element->kind == ELEMENT_HIDDEN || style_hides(attributes);
	open.breaks = open.element->breaks;
	page->hides += open.hides;
	if (page->hides == 0)
		open_shown(page, &open, name, attributes);
	g_array_append_val(page->open, open);
}

static void
close_shown(struct page *page, struct open *open)
{
	kind_close(page, open);
	page->keeps -= open->keeps;
	break_lines(page, open->breaks);
	kind_unquote(page, open);
	fresh_close(&page->fresh, open->reach,
		open->element->kind == ELEMENT_QUOTE);
}

void
page_close(struct page *page)
{
	struct open *open = NULL;

	if (page->open->len == 0)
		return;
	open = &g_array_index(page->open, struct open, page->open->len - 1);
	if (page->hides == 0)
		close_shown(page, open);
	page->hides -= open->hides;
	g_array_set_size(page->open, page->open->len - 1);
}
