/*
 * term.h - text for people: harmless to a terminal, fitting, in their language
 *
 * Whatever comes from a mail or a database goes through term_clean() before it
 * is printed, outside of tables and inside.
 */
#ifndef CTL_TERM_H
#define CTL_TERM_H

#include <glib.h>
#include <stdbool.h>

/*
 * Valid UTF-8 in which control characters (C0, DEL, C1) and those that turn the
 * direction of writing are written as \xNN or \uNNNN.  With lines, line feed
 * and tab stay; without, they become a blank.  The caller frees it.
 */
char *term_clean(const char *text, bool lines);

/* Columns that a clean line takes. */
size_t term_columns(const char *line);

/* At most width columns of a clean line, the last one "..." when cut. */
char *term_cut(const char *line, size_t width);

/* With blanks behind it till it takes width columns; the caller frees it. */
char *term_pad(const char *line, size_t width);

/*
 * The words of a clean text in lines no wider than width columns (0: one
 * line), each behind the indent; a longer word keeps a line for itself.
 */
char *term_wrap(const char *text, const char *indent, size_t width);

/*
 * Columns of the terminal; of COLUMNS when that is set; 0, no limit, when
 * standard output is no terminal.
 */
size_t term_width(void);

/*
 * "2026-11-22 01:18", in the viewer's zone, of "2026-11-22T00:18:02Z"; others
 * as they are.
 */
char *term_time(const char *iso, bool seconds);

/*
 * A line on standard output, on standard error; cleaned as a whole.  The format
 * is translated; texts of ours among its arguments are to be by locale_text().
 */
void say(const char *format, ...) G_GNUC_PRINTF(1, 2);
void note(const char *format, ...) G_GNUC_PRINTF(1, 2);

#endif
