#include "mail/flowed.h"

#include <glib.h>
#include <string.h>

struct line {
	size_t depth;
	const char *start, *end; /* without quote marks and stuffing */
	const char *next;
};

static struct line
read_line(const char *at)
{
	struct line line = { .depth = strspn(at, ">") };

	line.start = at + line.depth;
	line.start += *line.start == ' ';
	line.end = strchrnul(line.start, '\n');
	line.next = line.end + (*line.end == '\n');
	return line;
}

/* "-- " ends in a blank, and is a line of its own all the same. */
static bool
is_signature(const struct line *line)
{
	return line->end - line->start == 3 &&
	       memcmp(line->start, "-- ", 3) == 0;
}

/* Not in an empty line, which RFC 3676 would let a paragraph swallow. */
static bool
goes_on(const struct line *line, const struct line *next)
{
	return line->end > line->start && line->end[-1] == ' ' &&
	       !is_signature(line) && next->end > next->start &&
	       next->depth == line->depth && !is_signature(next);
}

char *
flowed_undo(const char *text, bool delsp)
{
	GString *out = g_string_sized_new(strlen(text));
	bool first = true; /* of a paragraph */

	while (*text != '\0') {
		struct line line = read_line(text), next = read_line(line.next);
		bool more = goes_on(&line, &next);
		bool marked = line.depth > 0 || *line.start == '>';
		const char *from = first && marked ? text : line.start;
		const char *end = more ? line.end - delsp : line.next;

		g_string_append_len(out, from, end - from);
		text = line.next;
		first = !more;
	}
	return g_string_free(out, FALSE);
}
