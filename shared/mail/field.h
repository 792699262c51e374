/*
 * field.h - a header block cut into its fields
 *
 * Pure and linear, on the raw bytes, without GMime: one address field made to
 * measure costs GMime 3.2.13 minutes or its stack (structure.c), and what is
 * looked at in front of the parser must not need it.
 */
#ifndef MAIL_FIELD_H
#define MAIL_FIELD_H

#include <glib.h>
#include <stdbool.h>

/* One field, as a place in the bytes: neither decoded nor unfolded. */
struct field {
	const char *name, *value; /* not NUL-terminated */
	gsize name_size, value_size;
};

/* Where the next field is looked for; a copy starts over from there. */
struct fields {
	const char *at, *end;
	bool begun; /* a field was found */
};

struct fields fields_of(const char *bytes, gsize size);

/*
 * The next field, false at the end of the block: a line that field_is_end(), or
 * the end of the bytes.  A line that is no field is passed over with what is
 * folded below it ("From " of a mailbox, junk) when a field follows; else, and
 * when it starts like a boundary, somebody forgot the empty line, and the body
 * starts there.  Blanks may stand before the colon.
 */
bool fields_next(struct fields *fields, struct field *field);

/* The next field of that name, in whatever case. */
bool fields_find(struct fields *fields, const char *name, struct field *field);

/*
 * Behind the last field: past lines that are no fields, to the line that
 * field_is_end(); or past one line that starts like a boundary.
 */
void fields_skip_rest(struct fields *fields);

bool field_is(const struct field *field, const char *name);

/* The bytes of the block, and those of the line that ends it, if any does. */
struct block {
	gsize size, end;
};

struct block fields_block(const char *bytes, gsize size);

/*
 * Whether the header block ends with the line that starts there: an empty one.
 * Also one of nothing but blanks, which folds a field (RFC 5322, section 4.2),
 * when text follows that is no field: some programs mean an empty line.
 */
bool field_is_end(const char *line, const char *end);

#endif
