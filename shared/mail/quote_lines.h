/*
 * quote_lines.h - the lines of a text, and what each is; private to quote*.c
 */
#ifndef MAIL_QUOTE_LINES_H
#define MAIL_QUOTE_LINES_H

#include "base/autoptr.h"

#include <glib.h>
#include <stdbool.h>

enum {
	QUOTE_KEY_BYTES_MAX = 400, /* of a line that we look at */
};

enum quote_kind {
	LINE_OWN,
	LINE_CODE, /* his too, and never a signature or a quote */
	LINE_BLANK,
	LINE_QUOTED,
	LINE_ATTRIBUTION, /* "On ... wrote:" */
	LINE_HEADERS,     /* From:, Sent:, To:, Subject: of an Outlook answer */
	LINE_ORIGINAL,    /* "-----Original Message-----", with its headers */
	LINE_FORWARD,     /* "Begin forwarded message:", with its headers */
	LINE_MARKER,      /* QUOTE_MARKER and kin */
	LINE_SIGNATURE,   /* or the footer of a program */
};

/* Eight bytes: a text of nothing but line feeds has a million of these. */
struct quote_line {
	guint32 start; /* in text */
	guint8 kind;   /* enum quote_kind */
};

struct quote_lines {
	const char *text;
	guint n;
	struct quote_line *line; /* n and one more, where the text ends */
};

/* Only splits; each line is blank or own.  Keeps the text, which is borrowed.
 */
struct quote_lines *quote_lines_new(const char *text);
void quote_lines_free(struct quote_lines *lines);
AUTOPTR(quote_lines, quote_lines_free)

/* Says of each line what it is, all but signatures. */
void quote_classify(struct quote_lines *lines);

/* Marks signatures and footers, in texts that were classified. */
void quote_sign_off(struct quote_lines *lines);

/*
 * A line as it is compared: lower case, single blanks, no asterisks or
 * invisible characters, ASCII digits and colons, no blank before a colon.  Of a
 * line that is too long it ends in U+FFFD, so that no end of it matches.
 */
enum quote_depth { KEY_AS_IT_IS, KEY_WITHOUT_MARKS };
void quote_key(const struct quote_lines *lines, guint i, enum quote_depth depth,
	GString *key);

/* The start of a line, and what it starts with: "> ", or a bar for a table. */
const char *quote_at(const struct quote_lines *lines, guint i);
bool quote_has_mark(const struct quote_lines *lines, guint i);
bool quote_has_bar(const struct quote_lines *lines, guint i);

/* The line after i that is not blank, or n. */
guint quote_next(const struct quote_lines *lines, guint i);

/* How many lines the attribution or header block at i takes; 0: there is none.
 * KEY_WITHOUT_MARKS looks for an attribution inside a quote. */
guint quote_attribution(const struct quote_lines *lines, guint i,
	enum quote_depth depth);
guint quote_headers(const struct quote_lines *lines, guint i);
bool quote_is_field(const char *key);

/* The sign of a line of nothing but dashes, or of three equal signs; or 0. */
gunichar quote_rule(const struct quote_lines *lines, guint i);

#endif
