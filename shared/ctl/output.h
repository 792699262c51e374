/*
 * output.h - an answer for people or, with --json, for programs
 *
 * People get a table that fits the terminal, or a record line by line; only the
 * columns that are named.  Programs get every column, named as the statement
 * does: a list is an array (an empty one is []), a record is an object.
 */
#ifndef CTL_OUTPUT_H
#define CTL_OUTPUT_H

#include "ctl/ctl.h"

enum column_flags {
	COLUMN_PLAIN = 0,
	COLUMN_CUT = 1,     /* gives way when the terminal is narrow */
	COLUMN_BYTES = 2,   /* "4.1 kB" */
	COLUMN_SECONDS = 4, /* of a time */
	COLUMN_WORD = 8,    /* a word of ours, and translated: a status */
	COLUMN_KEY = 16,    /* the title is a key of facts, and stays */
};

/* What people see of a column, in English; the last one has no name. */
struct column {
	const char *name, *title;
	int flags;
};

/* A list is a row in a table. */
struct list {
	enum stmt stmt;
	const struct column *columns;
	const char
		*none; /* the sentence that an empty list is: "no users yet" */
};

/* More rows that belong to a record; the last one has no name. */
struct part {
	const char *name; /* in JSON; with a capital, the heading for people */
	const struct rows *rows;
	const struct column *columns;
};

/* A cell for people, clean, in one line; "" for NULL.  The caller frees it. */
char *output_cell(const struct rows *rows, guint row,
	const struct column *column);

void output_rows(const struct ctl *ctl, const struct rows *rows,
	const struct column *columns, const char *none);

/* The first row; for people without what is empty.  parts may be NULL. */
void output_record(const struct ctl *ctl, const struct rows *rows,
	const struct column *columns, const struct part *parts);

/* For people: each part that has rows, under its heading. */
void output_parts(const struct part *parts);

/* Asks and prints a whole list. */
bool output_list(struct ctl *ctl, const struct list *list,
	const char *const *texts, size_t n, GError **error);

#endif
