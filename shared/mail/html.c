#include "mail/html.h"

void
html_init(void)
{
}

struct html_text
html_to_text(const char *html, gsize max)
{
	(void)html;
	(void)max;
	return (struct html_text){ g_strdup(""), g_strdup(""), false };
}

void
html_clear(struct html_text *text)
{
	g_free(text->text);
	g_free(text->fresh);
	*text = (struct html_text){ NULL, NULL, false };
}
