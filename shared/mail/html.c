#include "mail/html.h"

#include "mail/html_feed.h"
#include "mail/html_page.h"

#include <libxml/xmlerror.h>

static void
be_quiet(void *data, xmlErrorPtr error)
{
	(void)data;
	(void)error;
}

void
html_init(void)
{
	xmlInitParser();
	xmlSetStructuredErrorFunc(NULL, be_quiet);
}

static void
on_start(void *data, const xmlChar *name, const xmlChar **attributes)
{
	page_open(data, (const char *)name, (const char *const *)attributes);
}

static void
on_end(void *data, const xmlChar *name)
{
	(void)name;
	page_close(data);
}

static void
on_words(void *data, const xmlChar *words, int size)
{
	page_words(data, (const char *)words, (gsize)size);
}

static void
read_page(struct page *page, const char *html)
{
	htmlSAXHandler sax = {
		.startElement = on_start,
		.endElement = on_end,
		.characters = on_words,
		.cdataBlock = on_words,
		.ignorableWhitespace = on_words,
	};
	htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&sax, page, NULL, 0,
		NULL, XML_CHAR_ENCODING_UTF8);

	if (parser == NULL)
		g_error("libxml2 has no memory for a parser");
	htmlCtxtUseOptions(parser,
		HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
			HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
			HTML_PARSE_NOIMPLIED);
	html_feed(parser, html);
	htmlFreeParserCtxt(parser);
}

struct html_text
html_to_text(const char *html, gsize max)
{
	struct page page;
	struct html_text made;

	page_init(&page, max);
	read_page(&page, html);
	made = (struct html_text){
		.quotes = page.fresh.any,
		.cut = page.out[PAGE_TEXT].cut,
	};
	made.text = lines_finish(&page.out[PAGE_TEXT]);
	made.fresh = lines_finish(&page.out[PAGE_FRESH]);
	page_clear(&page);
	return made;
}

void
html_clear(struct html_text *text)
{
	g_free(text->text);
	g_free(text->fresh);
	*text = (struct html_text){ NULL, NULL, false, false };
}
