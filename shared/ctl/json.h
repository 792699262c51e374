/*
 * json.h - rows for programs, and JSON cells for people
 */
#ifndef CTL_JSON_H
#define CTL_JSON_H

#include "store/rows.h"

#include <jansson.h>

/*
 * A row as an object: numbers, true and false, null, ISO times in UTC, nested
 * JSON.  The caller decrefs it.
 */
json_t *json_row(const struct rows *rows, guint row);

/* All rows as an array of objects. */
json_t *json_rows(const struct rows *rows);

/*
 * The text of a value: one line, or indented.  C1 and DEL are escaped too, so
 * it is safe on a terminal.  The caller frees it.
 */
char *json_text(const json_t *value, bool indented);

/*
 * A list on standard output, an object a line, so that one of any length needs
 * no memory for all of it: *first is true at first; then the end.
 */
void json_print_rows(const struct rows *rows, bool *first);
void json_print_end(bool first);

/*
 * A cell of kind ROWS_JSON in words: "a, b"; objects as "Name <address>",
 * "1 photo.png (4.1 kB)" or "key=value key=value".  The caller frees it.
 */
char *json_words(const char *cell);

#endif
