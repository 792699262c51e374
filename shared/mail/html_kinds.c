#include "mail/html_kinds.h"

#include "base/text.h"
#include "mail/html_link.h"
#include "mail/html_style.h"

#include <string.h>

enum { NUMBER_MAX = 999999 };

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
close_link(struct page *page, struct open *open)
{
	g_autofree char *href = g_steal_pointer(&page->href);
	g_autofree char *shown = NULL;

	(void)open;
	if (href != NULL && !text_is_blank(page->words->str, page->words->len))
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
	if (alt == NULL || text_is_blank(alt, strlen(alt)) || is_dot)
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
close_item(struct page *page, struct open *open)
{
	(void)open;
	mark_lines(page, "");
}

static void
open_row(struct page *page, struct open *open, const char *const *attributes)
{
	(void)attributes;
	for (int i = 0; i < PAGE_OUTS; i++)
		open->row[i] = lines_row(&page->out[i]);
}

static void
close_row(struct page *page, struct open *open)
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

void
kind_unquote(struct page *page, struct open *open)
{
	for (unsigned i = 0; i < open->marked; i++)
		lines_quote(&page->out[i], -1);
	open->marked = 0;
}

static const struct {
	void (*open)(struct page *page, struct open *open,
		const char *const *attributes);
	void (*close)(struct page *page, struct open *open);
} kinds[] = {
	[ELEMENT_END] = { open_end, NULL },
	[ELEMENT_RULE] = { open_rule, NULL },
	[ELEMENT_LINK] = { open_link, close_link },
	[ELEMENT_IMAGE] = { open_image, NULL },
	[ELEMENT_LIST] = { open_list, close_list },
	[ELEMENT_NUMBERS] = { open_list, close_list },
	[ELEMENT_ITEM] = { open_item, close_item },
	[ELEMENT_ROW] = { open_row, close_row },
	[ELEMENT_CELL] = { open_cell, NULL },
	[ELEMENT_QUOTE] = { open_quote, NULL },
	[ELEMENT_KEPT] = { NULL, NULL },
};

void
kind_open(struct page *page, struct open *open, const char *const *attributes)
{
	if (kinds[open->element->kind].open != NULL)
		kinds[open->element->kind].open(page, open, attributes);
}

void
kind_close(struct page *page, struct open *open)
{
	if (kinds[open->element->kind].close != NULL)
		kinds[open->element->kind].close(page, open);
}
