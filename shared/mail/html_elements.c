#include "mail/html_elements.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

/* In the order of strcmp(). */
static const struct element elements[] = {
	{ "a", ELEMENT_LINK, 0 },
	{ "address", ELEMENT_PLAIN, 1 },
	{ "article", ELEMENT_PLAIN, 1 },
	{ "aside", ELEMENT_PLAIN, 1 },
	{ "audio", ELEMENT_HIDDEN, 0 },
	{ "blockquote", ELEMENT_QUOTE, 2 },
	{ "br", ELEMENT_END, 0 },
	{ "canvas", ELEMENT_HIDDEN, 0 },
	{ "caption", ELEMENT_PLAIN, 1 },
	{ "center", ELEMENT_PLAIN, 1 },
	{ "datalist", ELEMENT_HIDDEN, 0 },
	{ "dd", ELEMENT_PLAIN, 1 },
	{ "details", ELEMENT_PLAIN, 1 },
	{ "dir", ELEMENT_LIST, 2 },
	{ "div", ELEMENT_PLAIN, 1 },
	{ "dl", ELEMENT_PLAIN, 2 },
	{ "dt", ELEMENT_PLAIN, 1 },
	{ "fieldset", ELEMENT_PLAIN, 1 },
	{ "figcaption", ELEMENT_PLAIN, 1 },
	{ "figure", ELEMENT_PLAIN, 1 },
	{ "footer", ELEMENT_PLAIN, 1 },
	{ "form", ELEMENT_PLAIN, 1 },
	{ "h1", ELEMENT_PLAIN, 2 },
	{ "h2", ELEMENT_PLAIN, 2 },
	{ "h3", ELEMENT_PLAIN, 2 },
	{ "h4", ELEMENT_PLAIN, 2 },
	{ "h5", ELEMENT_PLAIN, 2 },
	{ "h6", ELEMENT_PLAIN, 2 },
	{ "header", ELEMENT_PLAIN, 1 },
	{ "hr", ELEMENT_RULE, 1 },
	{ "img", ELEMENT_IMAGE, 0 },
	{ "legend", ELEMENT_PLAIN, 1 },
	{ "li", ELEMENT_ITEM, 0 },
	{ "listing", ELEMENT_KEPT, 2 },
	{ "main", ELEMENT_PLAIN, 1 },
	{ "menu", ELEMENT_LIST, 2 },
	{ "nav", ELEMENT_PLAIN, 1 },
	{ "ol", ELEMENT_NUMBERS, 2 },
	{ "option", ELEMENT_PLAIN, 1 },
	{ "p", ELEMENT_PLAIN, 2 },
	{ "pre", ELEMENT_KEPT, 2 },
	{ "section", ELEMENT_PLAIN, 1 },
	{ "summary", ELEMENT_PLAIN, 1 },
	{ "svg", ELEMENT_HIDDEN, 0 },
	{ "table", ELEMENT_PLAIN, 1 },
	{ "td", ELEMENT_CELL, 0 },
	{ "template", ELEMENT_HIDDEN, 0 },
	{ "textarea", ELEMENT_KEPT, 1 },
	{ "th", ELEMENT_CELL, 0 },
	{ "tr", ELEMENT_ROW, 0 },
	{ "ul", ELEMENT_LIST, 2 },
	{ "video", ELEMENT_HIDDEN, 0 },
	{ "xmp", ELEMENT_KEPT, 2 },
};

static int
by_name(const void *key, const void *element)
{
	return strcmp(key, ((const struct element *)element)->name);
}

const struct element *
element_find(const char *name)
{
	static const struct element unknown = { "", ELEMENT_PLAIN, 0 };
	const struct element *found = bsearch(name, elements,
		G_N_ELEMENTS(elements), sizeof(elements[0]), by_name);

	return found ? found : &unknown;
}
