/* A page as body_text() gives it. */
#include "mail/html.h"

#include "base/text.h"

#include "fuzz.h"

enum { HTML_MAX = 1024 * 1024, TEXT_MAX = 4096 };

static void
check(const char *bytes, gsize size)
{
	g_autofree char *html = text_clean(bytes, (gssize)size, HTML_MAX, true);
	struct html_text made = html_to_text(html, TEXT_MAX);

	holds_clean(made.text, TEXT_MAX, true);
	holds_clean(made.fresh, TEXT_MAX, true);
	HOLDS(strstr(made.text, "\n\n\n") == NULL);
	HOLDS(made.quotes || made.cut || strcmp(made.text, made.fresh) == 0);
	html_clear(&made);
}

FUZZ_TARGET(html_init, check)
