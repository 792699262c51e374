/*
 * csv.h - comma-separated values (RFC 4180), as spreadsheets write them
 *
 * Lines end with CR LF, LF or CR.  A quoted field may hold the delimiter, line
 * ends, and quotes twice; a quote elsewhere is a letter.  Pure; each byte is
 * read a bounded number of times.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <glib.h>
#include <stdbool.h>

enum {
	CSV_FIELDS_MAX = 200,
	CSV_RECORD_BYTES_MAX = 64 * 1024,
};

struct csv {
	const char *at, *end;
	char delimiter;
	guint line; /* that at is in, from 1 */
};

struct csv_record {
	guint line;        /* its first */
	const char *bytes; /* as they stand there, without the line end */
	gsize size;
	GPtrArray *fields; /* of char *: valid UTF-8, without NUL */
	bool converted;    /* it was no UTF-8, and was taken as Windows-1252 */
	const char *bad;   /* why it cannot be read, or NULL; a literal */
};

/*
 * A byte order mark is passed over.  The delimiter is that of ',', ';' and tab
 * which the first line has most of.  The bytes are borrowed.
 */
struct csv csv_of(const char *bytes, gsize size);

/*
 * The next record that is no empty line; false at the end.  Whatever is wrong
 * costs its own first line, never the rest: the next one starts behind that.
 * The record's fields are cleared first.
 */
bool csv_next(struct csv *csv, struct csv_record *record);

/* For csv_next(); and what it left. */
void csv_record_init(struct csv_record *record);
void csv_record_clear(struct csv_record *record);

/* Appends a field, in quotes where it needs them. */
void csv_append(GString *text, const char *field, char delimiter);

#endif
