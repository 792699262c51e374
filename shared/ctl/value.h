/*
 * value.h - words of the command line become values
 *
 * Each returns false and EX_USAGE or EX_DATAERR, with a sentence that names
 * the word and what was wanted.  A text that may be NULL was not said: true,
 * and nothing is written.
 */
#ifndef CTL_VALUE_H
#define CTL_VALUE_H

#include <glib.h>
#include <stdbool.h>

/* "12", "#12": a case, an e-mail; what: "number of a case". */
bool value_number(const char *text, const char *what, gint64 *number,
	GError **error);

/* The same as a statement takes it; the caller frees it. */
bool value_id(const char *text, const char *what, char **id, GError **error);

/* 1 ... 1,000,000,000 */
bool value_limit(const char *text, gint64 *limit, GError **error);

/* "yes" or "no" or NULL, as "t" or "f" for a statement. */
bool value_yes(const char *text, const char *option, const char **yes,
	GError **error);

/* "no" is "" (taken away), else digits; or NULL; for a statement. */
bool value_open_limit(const char *text, const char **limit, GError **error);

/*
 * "no" is "", else a day ("2026-12-24") or a minute ("2026-12-24 13:00") of the
 * viewer's time to come, as ISO 8601 in UTC; or NULL; for a statement.  The
 * caller frees it.
 */
bool value_away(const char *text, char **until, GError **error);

/*
 * A day or a minute of the viewer's time, past or to come; or NULL; as above.
 * The caller frees it.
 */
bool value_time(const char *text, const char *option, char **time,
	GError **error);

/* Not empty, one line without controls or blanks at its ends; a name or NULL.
 */
bool value_login(const char *text, GError **error);
bool value_name(const char *text, const char *what, GError **error);

/* One of the words (NULL at the end). */
bool value_word(const char *text, const char *what, const char *const *words,
	GError **error);

/* The parts between the commas of all texts (which may be NULL), trimmed. */
GPtrArray *value_list(char **texts);

/* The words behind the first, each once; borrowed. */
GPtrArray *value_others(char **words);

/* "a, b"; the caller frees it. */
char *value_join(const GPtrArray *list);

#endif
