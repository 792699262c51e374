/*
 * report_prose_line.h - what a line of a bounce is, by itself; private
 * to mail/
 */
#ifndef MAIL_REPORT_PROSE_LINE_H
#define MAIL_REPORT_PROSE_LINE_H

#include <stdbool.h>

/*
 * The original message follows: "--- Original message",
 * "> |--- Message text follows: ---|", or a field of it.
 */
bool prose_line_ends(const char *line);

/* A field of RFC 3464, where a server wrote them into the text. */
bool prose_line_is_field(const char *line);

/* It gives a reason that we know; see report_words.h. */
bool prose_line_says_why(const char *line);

/*
 * Behind the reply code, or the line: "550 <a@example.com>... User unknown" of
 * an old transcript.
 */
const char *prose_line_behind_code(const char *line);

/* The last word, when it stands behind a colon or behind "for"; or "". */
const char *prose_line_last_word(const char *line);

#endif
