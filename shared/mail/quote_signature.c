#include "mail/quote_lines.h"
#include "mail/quote_phrase.h"

#include <string.h>

enum {
	SIGNATURE_LINES_MAX = 20, /* that are not blank */
	LOOSE_LINES_MAX = 12,     /* below what may be no delimiter */
	NOTICE_LINES_MAX = 40,
	MACHINE_LINES = 3, /* at the top of what a list or a scanner adds */
	SURE = 2,
};

/* Lines of the sender's between two that are not. */
struct stretch {
	struct quote_lines *lines;
	guint from, to;
	GString *key;
};

static bool
is_line(const struct quote_lines *lines, guint i, const char *text)
{
	size_t size = strlen(text);
	const char *at = quote_at(lines, i);

	return strncmp(at, text, size) == 0 &&
	       (at[size] == '\n' || at[size] == '\0');
}

static bool
is_full(const struct stretch *stretch, guint i)
{
	return stretch->lines->line[i].kind != LINE_BLANK;
}

/* How sure it is that the line is of a program's: one word may be chance. */
static unsigned
score(const char *key)
{
	if (phrase_holds(key, WORDS_LEGAL) || phrase_footer(key))
		return SURE;
	return phrase_holds(key, WORDS_MACHINE) ? 1 : 0;
}

/* The first lines of what a list or a scanner adds. */
static unsigned
score_top(const struct stretch *stretch, guint i)
{
	unsigned sum = 0;

	for (guint n = 0; i < stretch->to && n < MACHINE_LINES; i++) {
		quote_key(stretch->lines, i, KEY_AS_IT_IS, stretch->key);
		n += is_full(stretch, i);
		sum += score(stretch->key->str);
	}
	return sum;
}

/* Does a person speak in one of the lines? */
static bool
is_spoken(const struct stretch *stretch, guint from, guint to)
{
	for (guint n = 0; from < to && n < NOTICE_LINES_MAX; from++) {
		quote_key(stretch->lines, from, KEY_AS_IT_IS, stretch->key);
		n += is_full(stretch, from);
		if (phrase_speaks(stretch->key->str))
			return true;
	}
	return false;
}

static bool
is_boxed(const struct stretch *stretch, guint i, gunichar rule)
{
	while (++i < stretch->to)
		if (quote_rule(stretch->lines, i) == rule)
			return true;
	return false;
}

/* A rule above what only programs say; underscores are those of lists. */
static bool
is_above_machine(const struct stretch *stretch, guint i, gunichar rule)
{
	unsigned sum = score_top(stretch, i + 1);

	return sum >= SURE ||
	       (sum > 0 && rule == '_' && !is_boxed(stretch, i, rule));
}

/*
 * "-- " is one by RFC 3676.  Without its blank, or of another sort, it stands
 * right above the name but apart from the text, and no second one makes a box
 * or a table of it.
 */
static bool
is_delimiter(const struct stretch *stretch, guint i, guint full)
{
	const struct quote_lines *lines = stretch->lines;
	bool apart = i == stretch->from || !is_full(stretch, i - 1);
	bool above = i + 1 < stretch->to && is_full(stretch, i + 1);
	gunichar rule = quote_rule(lines, i);

	if (is_line(lines, i, "-- "))
		return true;
	if (rule == 0 || is_spoken(stretch, i + 1, stretch->to))
		return false;
	if (is_above_machine(stretch, i, rule))
		return true;
	return apart && above && full > 0 && full <= LOOSE_LINES_MAX &&
	       !is_boxed(stretch, i, rule) &&
	       (rule == '_' || rule > 0x7f || is_line(lines, i, "--"));
}

/* Where the signature starts: at the first delimiter that is near the end. */
static guint
find_signature(const struct stretch *stretch)
{
	guint found = stretch->to, full = 0;

	for (guint i = stretch->to; i-- > stretch->from;) {
		if (!is_full(stretch, i))
			continue;
		if (full > SIGNATURE_LINES_MAX)
			break;
		if (is_delimiter(stretch, i, full))
			found = i;

		full++;
	}
	return found;
}

/* Where the paragraph starts that ends in line i. */
static guint
find_paragraph(const struct stretch *stretch, guint i)
{
	guint n = 0;

	while (i > stretch->from && is_full(stretch, i - 1) &&
		n++ < NOTICE_LINES_MAX)
		i--;
	return i;
}

static bool
is_notice(const struct stretch *stretch, guint from, guint to)
{
	unsigned sum = 0;

	quote_key(stretch->lines, from, KEY_AS_IT_IS, stretch->key);
	if (!phrase_start(stretch->key->str, WORDS_NOTICE) ||
		is_spoken(stretch, from, to))
		return false;
	for (guint i = from; i < to; i++) {
		quote_key(stretch->lines, i, KEY_AS_IT_IS, stretch->key);
		sum += score(stretch->key->str);
	}
	return sum >= SURE;
}

/* Where the footers above line i start, or i. */
static guint
find_footers(const struct stretch *stretch, guint i)
{
	while (i > stretch->from) {
		guint top = i - 1;

		if (is_full(stretch, top) && !quote_rule(stretch->lines, top)) {
			quote_key(stretch->lines, top, KEY_AS_IT_IS,
				stretch->key);
			if (!phrase_footer(stretch->key->str)) {
				top = find_paragraph(stretch, top);
				if (!is_notice(stretch, top, i))
					break;
			}
		}
		i = top;
	}
	return i;
}

/* A footer stands below something: the top line of a text is none. */
static void
sign_off(struct stretch *stretch)
{
	guint i = find_signature(stretch);
	guint top = stretch->from;

	if (stretch->from == 0) {
		while (top < i && !is_full(stretch, top))
			top++;
		stretch->from = MIN(top + 1, i);
	}
	i = find_footers(stretch, i);

	for (; i < stretch->to; i++)
		if (is_full(stretch, i))
			stretch->lines->line[i].kind = LINE_SIGNATURE;
}

static bool
is_own(const struct quote_lines *lines, guint i)
{
	return lines->line[i].kind == LINE_OWN ||
	       lines->line[i].kind == LINE_BLANK;
}

void
quote_sign_off(struct quote_lines *lines)
{
	g_autoptr(GString) key = g_string_new(NULL);
	struct stretch stretch = { .lines = lines, .key = key };

	for (guint i = 0; i < lines->n;) {
		stretch.from = i;
		while (i < lines->n && is_own(lines, i))
			i++;
		stretch.to = i;
		if (i == lines->n || lines->line[i].kind != LINE_CODE)
			sign_off(&stretch);
		while (i < lines->n && !is_own(lines, i))
			i++;
	}
}
