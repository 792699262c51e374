/*
 * rows.h - the answer to a person's question, as it came
 *
 * The command line prints records and decides little about them, so it has no
 * struct for each kind: it names a statement, gives texts as its parameters
 * (the statement casts them), and gets names, kinds and cells.  The columns'
 * names are what `--json` calls them.
 */
#ifndef STORE_ROWS_H
#define STORE_ROWS_H

#include "store/stmt.h"
#include "store/tx.h"

enum rows_kind {
	ROWS_TEXT,
	ROWS_NUMBER,
	ROWS_BOOL, /* "t" or "f" */
	ROWS_TIME, /* "2026-11-22T01:18:02.5Z" */
	ROWS_JSON, /* an array or an object, as JSON text */
};

struct rows;

struct rows *rows_new(void);

/*
 * Queues a statement with n texts (NULL is SQL's NULL).  The next trip appends
 * the answer; all answers to one struct rows must be of one statement.  rows
 * may be NULL for a statement without columns.
 */
bool rows_ask(struct tx *tx, enum stmt stmt, const char *const *texts, size_t n,
	struct rows *rows, GError **error);

/* The texts and their number: rows_ask(tx, stmt, ROWS_TEXTS(a, b), rows, ...)
 */
#define ROWS_TEXTS(...)                         \
	((const char *const[]){ __VA_ARGS__ }), \
		sizeof((const char *const[]){ __VA_ARGS__ }) / sizeof(char *)

/* Texts (char *) as one parameter: a text[]; the caller frees it. */
char *rows_list(const GPtrArray *texts);

/* Numbers (gint64) as one parameter: a bigint[]; the caller frees it. */
char *rows_numbers(const GArray *numbers);

guint rows_count(const struct rows *rows);
guint rows_columns(const struct rows *rows);
const char *rows_name(const struct rows *rows, guint column);
enum rows_kind rows_kind(const struct rows *rows, guint column);

/* NULL is SQL's NULL; owned by the rows. */
const char *rows_cell(const struct rows *rows, guint row, guint column);

/* The place of a column that must be there. */
guint rows_place(const struct rows *rows, const char *name);

/* The same by the column's name; it must be there.  NULL counts as 0, false. */
const char *rows_text(const struct rows *rows, guint row, const char *name);
gint64 rows_number(const struct rows *rows, guint row, const char *name);
bool rows_true(const struct rows *rows, guint row, const char *name);

/* By hand: the columns first, then the cells row by row; both are copied. */
void rows_add_column(struct rows *rows, const char *name, enum rows_kind kind);
void rows_add_cell(struct rows *rows, const char *cell);

/* Keeps the first n rows only. */
void rows_cut(struct rows *rows, guint n);

void rows_free(struct rows *rows);
AUTOPTR(rows, rows_free)

#endif
