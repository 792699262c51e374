/*
 * array.h - C arrays as the text of PostgreSQL arrays, and back; private to
 * store/
 *
 * Each element is quoted, so that {"null"} is a text; a NULL element is NULL.
 */
#ifndef STORE_ARRAY_H
#define STORE_ARRAY_H

#include <glib.h>

/* Out of char *, and out of gint64; the caller frees it. */
char *array_text(const GPtrArray *texts);
char *array_int(const GArray *numbers);

/* Appends the numbers of "{1,2,3}"; NULL elements are left out. */
void array_read_int(const char *text, GArray *numbers);

#endif
