/*
 * text.h - text from outside made harmless, and small text tools
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <glib.h>
#include <stdbool.h>

/* A named text built into the program: a migration, a Redis script. */
struct text {
	const char *name, *text;
};

/*
 * Valid UTF-8 with at most max bytes, cut between characters: bytes that are
 * none become U+FFFD.  Of the control characters (C0, DEL, C1) line feed and
 * tab stay when lines is true, CR LF becomes LF, others become a blank.  The
 * caller frees it.
 */
char *text_clean(const char *bytes, gssize size, gsize max, bool lines);

/* Nothing but ASCII white space. */
bool text_is_blank(const char *bytes, gsize size);

/*
 * With single blanks for ASCII white space and none at the ends, of about the
 * first max bytes that stay.  The caller frees it.
 */
char *text_squeeze(const char *text, gsize max);

/* Whether one of the words (NULL at the end) is in it, or starts it. */
bool text_contains_any(const char *text, const char *const *words);
bool text_starts_with_any(const char *text, const char *const *words);

/* The nearest of the words (NULL at the end) by edit distance, or NULL. */
const char *text_nearest(const char *word, const char *const *words);

#endif
