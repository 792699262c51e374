#include "mail/quote.h"

#include "mail/quote_range.h"

#include <string.h>

static void
add_line(GString *text, const struct quote_lines *lines, guint i)
{
	const char *end = quote_at(lines, i + 1);

	end -= i + 1 == lines->n; /* the last has no line feed */
	g_string_append_len(text, quote_at(lines, i), end - quote_at(lines, i));
}

static bool
is_shown(const struct quote_lines *lines, guint i,
	const struct quote_range *range)
{
	enum quote_kind kind = lines->line[i].kind;

	if (i >= range->quote && i < range->behind)
		return false;
	return i >= range->kept || kind == LINE_OWN || kind == LINE_CODE ||
	       kind == LINE_BLANK || kind == LINE_QUOTED;
}

/* No empty lines at either end, nor two where something went. */
static char *
join(const struct quote_lines *lines, const struct quote_range *range)
{
	GString *text = g_string_new(NULL);
	bool own = false, gap = true;
	gsize full = 0;

	for (guint i = 0; i < range->to; i++) {
		bool blank = lines->line[i].kind == LINE_BLANK;
		bool shown = is_shown(lines, i, range);

		gap |= !shown;
		if (!shown || (blank && gap && full < text->len) ||
			(blank && full == 0))
			continue;
		add_line(text, lines, i);
		own |= quote_is_own(lines, i);
		if (!blank) {
			full = text->len;
			gap = false;
		}
	}
	g_string_truncate(text, full);
	return g_string_free(text, !own);
}

static char *
strip(const char *text, bool answers)
{
	if (strlen(text) >= G_MAXUINT32)
		return g_strdup(text);
	g_autoptr(quote_lines) lines = quote_lines_new(text);

	quote_classify(lines);
	if (!answers)
		quote_adopt(lines);
	quote_sign_off(lines);
	struct quote_range range = quote_range_find(lines, answers);
	char *own = join(lines, &range);

	return own ? own : g_strdup(text);
}

char *
quote_strip(const char *text)
{
	return strip(text, true);
}

char *
quote_sign_off_only(const char *text)
{
	return strip(text, false);
}
