/*
 * phrases.h - what we say to people, in another language
 *
 * The programs say everything in English; a language is a file, LANGUAGE.po,
 * that gives for each English text its translation (GNU gettext's format,
 * read as it is: nothing is compiled, and an administrator may mend it).  What
 * it does not give stays English.  A translation takes the same arguments in
 * the same order ("%s", "%li"), or it is not used.
 */
#ifndef BASE_PHRASES_H
#define BASE_PHRASES_H

#include "base/autoptr.h"

#include <glib.h>
#include <stdbool.h>

struct phrases;

/*
 * Never NULL: what is wrong in the file is left out, and *wrong says the first
 * of it ("line 7: ..."), or is NULL.  Both are the caller's.
 */
struct phrases *phrases_read(const char *path, char **wrong);

/* The same of a catalogue's text.  Pure. */
struct phrases *phrases_parse(const char *text, char **wrong);

/* The translation, or the text itself; phrases may be NULL.  Borrowed. */
const char *phrases_get(const struct phrases *phrases, const char *english);

/*
 * "es" of "es", "es_ES.UTF-8"; NULL for "C", for anything that is no language's
 * name ("../etc").  The caller frees it.
 */
char *phrases_language(const char *locale);

/*
 * LANGUAGE.po, beside the programs: ../share/postcase, both where they are
 * installed and where they are built.  The caller frees it.
 */
char *phrases_path(const char *language);

void phrases_free(struct phrases *phrases);
AUTOPTR(phrases, phrases_free)

#endif
