#include "mail/html_lines.h"

#include <string.h>

enum {
	NO_BREAK_SPACE = 0xa0,
	NON_JOINER = 0x200c,
	JOINER = 0x200d,
	TAB_BLANKS = 8,
};

void
lines_init(struct lines *lines, gsize max)
{
	memset(lines, 0, sizeof(*lines));
	lines->out = g_string_new(NULL);
	lines->max = max;
}

char *
lines_finish(struct lines *lines)
{
	if (lines->out->len > 0 && lines->out->len < lines->max)
		g_string_append_c(lines->out, '\n');
	return g_string_free(g_steal_pointer(&lines->out), FALSE);
}

static void
put(struct lines *lines, const char *bytes, gsize size)
{
	lines->cut |= size > lines->max - lines->out->len;
	if (!lines->cut)
		g_string_append_len(lines->out, bytes, (gssize)size);
}

static void
put_times(struct lines *lines, char c, gsize n)
{
	for (; n > 0 && !lines->cut; n--)
		put(lines, &c, 1);
}

static void
put_line_end(struct lines *lines)
{
	put(lines, "\n", 1);
	if (lines->breaks < 2)
		return;
	put_times(lines, '>', MIN(lines->low, LINES_QUOTES_MAX));
	put(lines, "\n", 1);
}

static void
start_line(struct lines *lines)
{
	unsigned indents = MIN(lines->indents, LINES_INDENTS_MAX);

	lines->before = lines->out->len;
	if (lines->out->len > 0)
		put_line_end(lines);
	put_times(lines, '>', MIN(lines->quotes, LINES_QUOTES_MAX));
	put_times(lines, ' ', lines->quotes > 0);
	if (lines->marker[0] != '\0' && indents > 0)
		indents--;
	put_times(lines, ' ', (gsize)2 * indents);
	put(lines, lines->marker, strlen(lines->marker));
}

static bool
starts_line(const struct lines *lines)
{
	return lines->breaks > 0 || lines->out->len == 0;
}

/* What was held back, in front of a word. */
static void
put_between(struct lines *lines)
{
	if (starts_line(lines)) {
		start_line(lines);
		put_times(lines, ' ', lines->blanks);
	} else if (lines->cell) {
		put(lines, "  ", 2);
	} else {
		put_times(lines, ' ', MAX(lines->blanks, lines->blank));
	}
	lines->breaks = lines->blanks = 0;
	lines->blank = lines->cell = lines->row = false;
	lines->marker[0] = '\0';
	lines->low = lines->quotes;
}

/* Behind a word, where a joiner joins something. */
static bool
in_word(const struct lines *lines)
{
	return !starts_line(lines) && !lines->cell && !lines->blank &&
	       lines->blanks == 0;
}

/* Nobody sees these; most hide words from filters, or fill a preview. */
static bool
is_invisible(const struct lines *lines, gunichar c)
{
	static const gunichar invisible[] = { 0xad, 0x34f, 0x61c, 0x180e,
		0x200b, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e,
		0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xfeff };

	if (c == NON_JOINER || c == JOINER)
		return !in_word(lines);
	for (size_t i = 0; c >= 0xad && i < G_N_ELEMENTS(invisible); i++)
		if (c == invisible[i])
			return true;
	return c < ' ' || (c >= 0x7f && c < NO_BREAK_SPACE);
}

/* Blanks that do not collapse. */
static bool
is_wide(gunichar c)
{
	return c == NO_BREAK_SPACE || (c >= 0x2000 && c <= 0x200a) ||
	       c == 0x202f || c == 0x205f;
}

static void
add_blank(struct lines *lines, gunichar c, bool keep)
{
	if (c == '\n' && keep)
		lines_end(lines);
	else if (c == '\t' && keep)
		lines->blanks += TAB_BLANKS;
	else if (keep || is_wide(c))
		lines->blanks++;
	else
		lines->blank = true;
}

void
lines_add(struct lines *lines, const char *text, gsize size, bool keep)
{
	const char *next, *end = text + size;

	for (; text < end && !lines->cut; text = next) {
		gunichar c = g_utf8_get_char(text);

		next = g_utf8_next_char(text);
		if (c == ' ' || (c >= '\t' && c <= '\r') || is_wide(c)) {
			add_blank(lines, c, keep);
		} else if (!is_invisible(lines, c)) {
			put_between(lines);
			put(lines, text, (gsize)(next - text));
		}
	}
}

/* The first line of a cell or an item starts where that does. */
static bool
is_first(const struct lines *lines)
{
	return lines->cell || lines->row || lines->marker[0] != '\0';
}

void
lines_break(struct lines *lines, unsigned n)
{
	bool blank_line = starts_line(lines) && lines->blanks > 0;

	if (!is_first(lines))
		lines->breaks = MAX(lines->breaks, blank_line ? 2 : n);
	lines->blanks = 0;
	lines->blank = false;
}

void
lines_end(struct lines *lines)
{
	lines_break(lines, lines->breaks > 0 ? 2 : 1);
}

void
lines_mark(struct lines *lines, const char *marker)
{
	lines->marker[0] = '\0';
	lines->cell = lines->row = false;
	lines_break(lines, 1);
	g_strlcpy(lines->marker, marker, sizeof(lines->marker));
}

gsize
lines_row(struct lines *lines)
{
	lines_break(lines, 1);
	return lines->out->len;
}

/* There are words in it, and all are in the line that is the last. */
static bool
is_single(const struct lines *lines, gsize row)
{
	return lines->out->len > row && lines->before <= row;
}

void
lines_row_end(struct lines *lines, gsize row)
{
	lines_mark(lines, "");
	if (is_single(lines, row))
		lines->breaks = 1;
}

void
lines_cell(struct lines *lines, gsize row)
{
	if (!is_single(lines, row)) {
		lines_break(lines, 1);
		lines->row = lines->out->len == row;
		return;
	}
	lines->cell = true;
	lines->breaks = lines->blanks = 0;
	lines->blank = false;
}

void
lines_quote(struct lines *lines, int step)
{
	lines->quotes += (unsigned)step;
	lines->low = MIN(lines->low, lines->quotes);
}

void
lines_indent(struct lines *lines, int step)
{
	lines->indents += (unsigned)step;
}
