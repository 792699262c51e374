/*
 * html_lines.h - words and breaks become lines of text; private to mail/
 *
 * What stands between two words is held back until the second one comes: no
 * blanks at the end of a line, no two blank lines in a row, none at the ends.
 */
#ifndef MAIL_HTML_LINES_H
#define MAIL_HTML_LINES_H

#include <glib.h>
#include <stdbool.h>

enum {
	LINES_QUOTES_MAX = 10,  /* ">" in front of a line */
	LINES_INDENTS_MAX = 10, /* of two blanks */
	LINES_MARKER_MAX = 16,
};

struct lines {
	GString *out;
	gsize max;
	bool cut;         /* there was more than max bytes */
	unsigned breaks;  /* held back: 1 ends the line, 2 adds a blank one */
	unsigned blanks;  /* held back: those that count each */
	bool blank, cell; /* held back: one blank, the gap between cells */
	bool row;         /* the next word is the first of one */
	unsigned quotes, low, indents; /* low: fewest quotes since a word */
	char marker[LINES_MARKER_MAX]; /* held back: "- " */
	gsize before; /* bytes of out in front of this line and its break */
};

void lines_init(struct lines *lines, gsize max);

/* The caller frees it. */
char *lines_finish(struct lines *lines);

/* UTF-8; runs of white space are one blank unless they are kept (<pre>). */
void lines_add(struct lines *lines, const char *text, gsize size, bool keep);

/* The next word starts a line; with n = 2 behind a blank one. */
void lines_break(struct lines *lines, unsigned n);

/* <br>: a blank line when the line it ends is empty. */
void lines_end(struct lines *lines);

/* Goes in front of the next word, which starts a line: "- ". */
void lines_mark(struct lines *lines, const char *marker);

/* Starts a row of cells; what lines_cell() wants to know of it. */
gsize lines_row(struct lines *lines);

/* The next word is beside the row's last one, if that is a single line yet. */
void lines_cell(struct lines *lines, gsize row);

/* A row that is a single line has no blank one behind it. */
void lines_row_end(struct lines *lines, gsize row);

/* One more or one less (-1) of them around what comes. */
void lines_quote(struct lines *lines, int step);
void lines_indent(struct lines *lines, int step);

#endif
