/*
 * locale.h - the language and the time zone of who reads what we print
 *
 * A viewer's own, of his record; else the environment's and the machine's.
 * Only text for people is translated: never --json, the names of commands and
 * options, or what they take.
 */
#ifndef CTL_LOCALE_H
#define CTL_LOCALE_H

#include <glib.h>

/*
 * NULL or "": what LC_ALL, LC_MESSAGES or LANG and TZ or the machine say.  Of a
 * language without a file the texts stay English; a file with mistakes is told
 * on standard error, once.
 */
void locale_use(const char *language, const char *zone);

/*
 * In the language, of what is ours to say; borrowed.  (say() and note()
 * translate their formats themselves.)
 */
const char *locale_text(const char *english) G_GNUC_FORMAT(1);

/* Marks a text in a table; where it is printed it goes through locale_text().
 */
#define PHRASE(english) english

/* Borrowed. */
GTimeZone *locale_zone(void);

/* Its name for a statement, which has days of it: "Europe/Madrid".  Borrowed.
 */
const char *locale_zone_name(void);

void locale_clear(void);

#endif
