#include "mail/quote_lines.h"
#include "mail/quote_phrase.h"

#include <string.h>

enum { INITIALS_MAX = 2 };

struct reader {
	struct quote_lines *lines;
	GString *key;    /* of the line that is looked at */
	bool attributed; /* an attribution was seen: other marks may follow */
	bool field;      /* the line above is like "Subject: x" */
	bool unfenced;   /* no line with "```" follows */
};

/* "```" up to its end: code, whatever it looks like. */
static guint
fenced(struct reader *reader, guint i)
{
	const struct quote_lines *lines = reader->lines;

	if (reader->unfenced || !g_str_has_prefix(quote_at(lines, i), "```"))
		return 0;
	for (guint end = i + 1; end < lines->n; end++)
		if (g_str_has_prefix(quote_at(lines, end), "```"))
			return end + 1 - i;
	reader->unfenced = true;
	return 0;
}

static bool
is_command(char c)
{
	return c == 'a' || c == 'c' || c == 'd';
}

static bool
is_compared(const char *at)
{
	return *at == '<' || *at == '>' || *at == '-' || *at == '\\';
}

/* "12,14c12": diff(1) marks by "> " what is new. */
static guint
compared(struct reader *reader, guint i)
{
	const struct quote_lines *lines = reader->lines;
	const char *at = quote_at(lines, i);
	size_t digits = strspn(at, "0123456789,");
	guint end = i + 1;

	if (digits == 0 || !is_command(at[digits]) ||
		!g_ascii_isdigit(at[digits + 1]))
		return 0;
	while (end < lines->n && is_compared(quote_at(lines, end)))
		end++;
	return end > i + 1 ? end - i : 0;
}

/* A marker between dashes, or in front of a colon. */
static bool
is_framed(const char *key)
{
	return strpbrk(key, "-_=~") == key || g_str_has_suffix(key, ":");
}

static guint
with_headers(const struct reader *reader, guint i)
{
	guint next = quote_next(reader->lines, i);
	guint n = next < reader->lines->n ? quote_headers(reader->lines, next) :
					    0;

	return n > 0 ? next + n - i : 1;
}

/* Apple marks as quoted what it forwards, and its marker with it. */
static guint
forwarded(struct reader *reader, guint i)
{
	const struct quote_lines *lines = reader->lines;
	const char *key = reader->key->str;

	if (quote_has_mark(lines, i)) {
		guint above = i;

		while (above > 0 && lines->line[above - 1].kind == LINE_BLANK)
			above--;
		if (above > 0 && lines->line[above - 1].kind != LINE_OWN &&
			lines->line[above - 1].kind != LINE_CODE)
			return 0;
		key += strspn(key, "> ");
	}
	return is_framed(key) && phrase_is(key, WORDS_FORWARD) ?
		       with_headers(reader, i) :
		       0;
}

static guint
original(struct reader *reader, guint i)
{
	const char *key = reader->key->str;

	return strpbrk(key, "-_=~") == key && phrase_is(key, WORDS_ORIGINAL) ?
		       with_headers(reader, i) :
		       0;
}

static guint
marked(struct reader *reader, guint i)
{
	return !quote_has_mark(reader->lines, i) &&
	       phrase_holds(reader->key->str, WORDS_MARKER) &&
	       !phrase_speaks(reader->key->str);
}

static guint
attribution(struct reader *reader, guint i)
{
	guint n = 0;

	if (strpbrk(reader->key->str, ":@0123456789") != NULL)
		n = quote_attribution(reader->lines, i, KEY_AS_IT_IS);
	reader->attributed |= n > 0;
	return n;
}

/* Below another field it would have been found from there. */
static guint
headers(struct reader *reader, guint i)
{
	bool below = reader->field;

	reader->field = quote_is_field(reader->key->str);
	return reader->field && !below ? quote_headers(reader->lines, i) : 0;
}

/* "JD> ", by initials. */
static bool
has_initials(const char *at)
{
	int n = 0;

	while (n <= INITIALS_MAX && g_ascii_isupper(at[n]))
		n++;
	return n > 0 && n <= INITIALS_MAX && at[n] == '>';
}

static guint
quoted(struct reader *reader, guint i)
{
	const struct quote_lines *lines = reader->lines;

	return quote_has_mark(lines, i) ||
	       (reader->attributed &&
		       (quote_has_bar(lines, i) ||
			       has_initials(quote_at(lines, i))));
}

/* In this order: the first that finds lines says what they are. */
static const struct look {
	guint (*count)(struct reader *reader, guint i);
	enum quote_kind kind;
} looks[] = {
	{ fenced, LINE_CODE },
	{ compared, LINE_CODE },
	{ forwarded, LINE_FORWARD },
	{ original, LINE_ORIGINAL },
	{ attribution, LINE_ATTRIBUTION },
	{ quoted, LINE_QUOTED },
	{ marked, LINE_MARKER },
	{ headers, LINE_HEADERS },
};

static guint
classify_at(struct reader *reader, guint i)
{
	quote_key(reader->lines, i, KEY_AS_IT_IS, reader->key);
	for (size_t k = 0; k < G_N_ELEMENTS(looks); k++) {
		guint n = looks[k].count(reader, i);

		if (n == 0)
			continue;
		for (guint j = i; j < i + n; j++)
			reader->lines->line[j].kind = (guint8)looks[k].kind;
		reader->field = false;
		return n;
	}
	return 1;
}

void
quote_classify(struct quote_lines *lines)
{
	g_autoptr(GString) key = g_string_new(NULL);
	struct reader reader = { .lines = lines, .key = key };
	guint blanks = 0;

	for (guint i = 0; i < lines->n;) {
		if (lines->line[i].kind == LINE_BLANK) {
			blanks++;
			i++;
			continue;
		}
		reader.field &= blanks < 2;
		blanks = 0;
		i += classify_at(&reader, i);
	}
}
