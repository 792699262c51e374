#include "mail/quote_range.h"

enum { GREETING_BYTES_MAX = 60 };

static enum quote_kind
kind_of(const struct quote_lines *lines, guint i)
{
	return lines->line[i].kind;
}

bool
quote_is_own(const struct quote_lines *lines, guint i)
{
	return kind_of(lines, i) == LINE_CODE ||
	       (kind_of(lines, i) == LINE_OWN && !quote_rule(lines, i));
}

/* The first line from i on that is of neither kind, or to. */
static guint
skip(const struct quote_lines *lines, guint i, guint to, enum quote_kind kind)
{
	while (i < to &&
		(kind_of(lines, i) == kind || kind_of(lines, i) == LINE_BLANK))
		i++;
	return i;
}

/* Below words of the sender's: is all that follows of others? */
static bool
ends_own(const struct quote_lines *lines, guint i)
{
	enum quote_kind kind = kind_of(lines, i);

	if (kind == LINE_ATTRIBUTION) {
		i = skip(lines, i, lines->n, LINE_ATTRIBUTION);
		return i < lines->n && kind_of(lines, i) != LINE_QUOTED;
	}
	return kind == LINE_HEADERS || kind == LINE_ORIGINAL ||
	       kind == LINE_MARKER;
}

/*
 * Header fields at the very top are a form's, or say who wrote what Outlook
 * forwards.
 */
static void
adopt_headers(struct quote_lines *lines, guint i)
{
	for (; i < lines->n && kind_of(lines, i) == LINE_HEADERS; i++)
		lines->line[i].kind = LINE_OWN;
}

void
quote_adopt(struct quote_lines *lines)
{
	for (guint i = 0; i < lines->n; i++) {
		enum quote_kind kind = kind_of(lines, i);

		if (kind == LINE_ATTRIBUTION || kind == LINE_HEADERS ||
			kind == LINE_ORIGINAL || kind == LINE_MARKER)
			lines->line[i].kind = LINE_OWN;
	}
}

/* own: whether there are words of the sender's above. */
static struct quote_range
find_range(struct quote_lines *lines, bool own)
{
	struct quote_range all = { lines->n, lines->n, 0, 0 };
	enum quote_kind above = LINE_BLANK;

	for (guint i = 0; i < lines->n; i++) {
		if (!own && kind_of(lines, i) == LINE_HEADERS)
			adopt_headers(lines, i);
		enum quote_kind kind = kind_of(lines, i);

		if (kind == LINE_BLANK)
			continue;
		if (own && kind == LINE_FORWARD)
			return (struct quote_range){ lines->n, i, 0, 0 };
		if (own && kind != above && ends_own(lines, i))
			return (struct quote_range){ i, i, 0, 0 };
		own |= quote_is_own(lines, i);
		above = kind;
	}
	return all;
}

/* "The log says:" in the sender's words; what follows is his choice. */
static bool
is_introduced(const struct quote_lines *lines, guint quote)
{
	g_autoptr(GString) key = g_string_new(NULL);
	guint i = quote;

	while (i > 0 && kind_of(lines, i - 1) == LINE_BLANK)
		i--;
	if (i == 0 || kind_of(lines, i - 1) != LINE_OWN)
		return false;
	quote_key(lines, i - 1, KEY_AS_IT_IS, key);
	return g_str_has_suffix(key->str, ":") &&
	       quote_attribution(lines, quote, KEY_WITHOUT_MARKS) == 0;
}

/* Where the quote starts that ends in front of this line. */
static guint
find_quote(const struct quote_lines *lines, guint behind)
{
	guint i = behind;

	while (i > 0 && (kind_of(lines, i - 1) == LINE_QUOTED ||
				kind_of(lines, i - 1) == LINE_BLANK))
		i--;
	return skip(lines, i, behind, LINE_BLANK);
}

/* A quote below all of the sender's words is not answered. */
static void
trim_below(const struct quote_lines *lines, struct quote_range *range)
{
	guint i = range->to;

	while (i > 0 && !quote_is_own(lines, i - 1)) {
		if (kind_of(lines, i - 1) == LINE_QUOTED) {
			guint quote = find_quote(lines, i);

			if (is_introduced(lines, quote))
				break;
			i = quote;
		} else {
			i--;
		}
	}
	range->to = i;
}

/* "Hello Jane," */
static bool
is_greeting(const struct quote_lines *lines, guint i)
{
	g_autoptr(GString) key = g_string_new(NULL);

	if (!quote_is_own(lines, i))
		return false;
	quote_key(lines, i, KEY_AS_IT_IS, key);
	return key->len < GREETING_BYTES_MAX && g_str_has_suffix(key->str, ",");
}

/*
 * One quote above all of the sender's words, but for a greeting, is answered as
 * a whole.
 */
static void
trim_above(const struct quote_lines *lines, struct quote_range *range)
{
	guint top = skip(lines, 0, range->to, LINE_BLANK);

	if (top < range->to && is_greeting(lines, top))
		top = skip(lines, top + 1, range->to, LINE_BLANK);
	guint quote = skip(lines, top, range->to, LINE_ATTRIBUTION);
	guint behind = skip(lines, quote, range->to, LINE_QUOTED);

	if (behind == quote ||
		(quote == top && quote_attribution(lines, quote,
					 KEY_WITHOUT_MARKS) == 0))
		return;
	for (guint i = behind; i < range->to; i++)
		if (kind_of(lines, i) == LINE_QUOTED)
			return;
	range->quote = quote;
	range->behind = behind;
}

struct quote_range
quote_range_find(struct quote_lines *lines, bool answers)
{
	struct quote_range range = find_range(lines, !answers);

	if (answers && range.kept == range.to)
		trim_below(lines, &range);
	if (answers)
		trim_above(lines, &range);
	return range;
}
