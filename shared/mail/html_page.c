#include "mail/html_page.h"

#include "mail/html_elements.h"
#include "mail/html_link.h"
#include "mail/html_style.h"

#include <string.h>

enum { LINK_WORDS_MAX = 4096, NUMBER_MAX = 999999 };

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

static void
mark_lines(struct page *page, const char *marker)
{
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_mark(&page->out[i], marker);
}

static void
indent_lines(struct page *page, int step)
{
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_indent(&page->out[i], step);
}

static void
unquote(struct page *page, struct open *open)
{
	for (unsigned i = 0; i < open->marked; i++)
		lines_quote(&page->out[i], -1);
	open->marked = 0;
}

/* What looked like a quote is something sent on. */
static void
unquote_all(struct page *page)
{
	for (guint i = 0; i < page->open->len; i++)
		unquote(page, &g_array_index(page->open, struct open, i));
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

static bool
is_blank(const char *words, gsize size)
{
	gsize blanks = 0;

	while (blanks < size && g_ascii_isspace(words[blanks]))
		blanks++;
	return blanks == size;
}

void
page_words(struct page *page, const char *words, gsize size)
{
	if (page->hides > 0)
		return;
	if (page->href != NULL && page->words->len < LINK_WORDS_MAX)
		g_string_append_len(page->words, words, (gssize)size);
	if (!is_blank(words, size)) {
		add_words(page, words, size);
		return;
	}
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_add(&page->out[i], words, size, page->keeps > 0);
}

static void
add_text(struct page *page, const char *text)
{
	page_words(page, text, strlen(text));
}

static void
open_link(struct page *page, struct open *open, const char *const *attributes)
{
	(void)open;
	g_free(page->href);
	page->href = g_strdup(attribute_get(attributes, "href"));
	g_string_truncate(page->words, 0);
}

static void
close_link(struct page *page)
{
	g_autofree char *href = g_steal_pointer(&page->href);
	g_autofree char *shown = NULL;

	if (href != NULL && !is_blank(page->words->str, page->words->len))
		shown = link_shown(href, page->words->str);
	if (shown == NULL || g_strcmp0(shown, page->shown) == 0)
		return;
	add_text(page, shown);
	g_free(page->shown);
	page->shown = g_steal_pointer(&shown);
}

/* Dots for spacing and counting have no size; brackets tell others apart. */
static void
open_image(struct page *page, struct open *open, const char *const *attributes)
{
	const char *alt = attribute_get(attributes, "alt");
	const char *width = attribute_get(attributes, "width");
	bool is_dot = width != NULL && g_ascii_strtoll(width, NULL, 10) == 1;

	(void)open;
	if (alt == NULL || is_blank(alt, strlen(alt)) || is_dot)
		return;
	bool is_word = strpbrk(alt, G_CSET_a_2_z G_CSET_A_2_Z) != NULL;

	add_text(page, is_word ? "[" : "");
	add_text(page, alt);
	add_text(page, is_word ? "]" : "");
}

static void
open_end(struct page *page, struct open *open, const char *const *attributes)
{
	(void)open;
	(void)attributes;
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_end(&page->out[i]);
}

static void
open_rule(struct page *page, struct open *open, const char *const *attributes)
{
	(void)open;
	(void)attributes;
	if (page->out[PAGE_TEXT].out->len > 0)
		add_text(page, "* * *");
}

static void
open_list(struct page *page, struct open *open, const char *const *attributes)
{
	const char *start = attribute_get(attributes, "start");
	gint64 number = start ? g_ascii_strtoll(start, NULL, 10) : 1;

	open->number = (unsigned)CLAMP(number, 0, NUMBER_MAX);
	open->list = page->list;
	page->list = page->open->len + 1;
	indent_lines(page, 1);
}

static void
close_list(struct page *page, struct open *open)
{
	page->list = open->list;
	indent_lines(page, -1);
}

static void
open_item(struct page *page, struct open *open, const char *const *attributes)
{
	struct open *list = NULL;
	char marker[LINES_MARKER_MAX] = "- ";

	(void)open;
	(void)attributes;
	if (page->list > 0)
		list = &g_array_index(page->open, struct open, page->list - 1);
	if (list != NULL && list->element->kind == ELEMENT_NUMBERS)
		g_snprintf(marker, sizeof(marker), "%u. ", list->number++);
	mark_lines(page, marker);
}

static void
open_row(struct page *page, struct open *open, const char *const *attributes)
{
	(void)attributes;
	for (int i = 0; i < PAGE_OUTS; i++)
		open->row[i] = lines_row(&page->out[i]);
}

static void
close_row(struct page *page, const struct open *open)
{
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_row_end(&page->out[i], open->row[i]);
}

/* In a row, or in what somebody forgot to put in one. */
static void
open_cell(struct page *page, struct open *open, const char *const *attributes)
{
	const struct open *row = NULL;

	(void)open;
	(void)attributes;
	if (page->open->len > 0)
		row = &g_array_index(page->open, struct open,
			page->open->len - 1);
	for (int i = 0; i < PAGE_OUTS; i++)
		lines_cell(&page->out[i], row ? row->row[i] : 0);
}

static void
open_quote(struct page *page, struct open *open, const char *const *attributes)
{
	(void)attributes;
	if (open->reach != QUOTE_WHOLE)
		return;
	open->marked = fresh_is(&page->fresh) ? PAGE_OUTS : 1;
	for (unsigned i = 0; i < open->marked; i++)
		lines_quote(&page->out[i], 1);
}

typedef void (*opener)(struct page *page, struct open *open,
	const char *const *attributes);

static const opener openers[] = {
	[ELEMENT_END] = open_end,
	[ELEMENT_RULE] = open_rule,
	[ELEMENT_LINK] = open_link,
	[ELEMENT_IMAGE] = open_image,
	[ELEMENT_LIST] = open_list,
	[ELEMENT_NUMBERS] = open_list,
	[ELEMENT_ITEM] = open_item,
	[ELEMENT_ROW] = open_row,
	[ELEMENT_CELL] = open_cell,
	[ELEMENT_QUOTE] = open_quote,
	[ELEMENT_KEPT] = NULL,
};

static void
open_shown(struct page *page, struct open *open, const char *name,
	const char *const *attributes)
{
	opener start = openers[open->element->kind];
	bool tight = (start == open_list && page->list > 0) ||
		     style_is_tight(attributes);

	open->keeps =
		open->element->kind == ELEMENT_KEPT || style_keeps(attributes);
	if (open->breaks == 2 && tight)
		open->breaks = 1;
	open->reach = quote_reach(name, attributes);
	fresh_open(&page->fresh, open->reach);
	page->keeps += open->keeps;
	break_lines(page, open->breaks);
	if (start != NULL)
		start(page, open, attributes);
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
	switch (open->element->kind) {
	case ELEMENT_LINK:
		close_link(page);
		break;
	case ELEMENT_LIST:
	case ELEMENT_NUMBERS:
		close_list(page, open);
		break;
	case ELEMENT_ITEM:
		mark_lines(page, "");
		break;
	case ELEMENT_ROW:
		close_row(page, open);
		break;
	case ELEMENT_PLAIN:
	case ELEMENT_HIDDEN:
	case ELEMENT_END:
	case ELEMENT_RULE:
	case ELEMENT_IMAGE:
	case ELEMENT_CELL:
	case ELEMENT_KEPT:
	case ELEMENT_QUOTE:
		break;
	}
	page->keeps -= open->keeps;
	break_lines(page, open->breaks);
	unquote(page, open);
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
