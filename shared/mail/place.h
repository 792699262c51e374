/*
 * place.h - where the content of a part lies in the bytes; private to mail/
 *
 * GMime keeps no place for multiparts and enclosed messages, and takes the
 * last line end of a leaf for as long as that of the boundary below it.
 */
#ifndef MAIL_PLACE_H
#define MAIL_PLACE_H

#include <glib.h>
#include <stdbool.h>

struct place {
	gsize offset, size;
};

/* The multiparts around a part, outermost first: their boundaries. */
struct boundaries {
	const char *const *list;
	unsigned n;
};

/*
 * From start (which is cut to the size) to the next line that is one of the
 * boundaries, without the line end in front of that, or to the end.
 */
struct place place_from(const char *bytes, gsize size, gsize start,
	struct boundaries boundaries);

/*
 * The same from behind the header block of a part that starts there.  Where the
 * empty line is missing, lines that are no fields are the content, when none
 * of the fields that MIME knows follows them.
 */
struct place place_behind_header(const char *bytes, gsize size, gsize header,
	struct boundaries boundaries);

/*
 * The line from start on that is the boundary in front of a part; false when
 * there is none, or that behind the last part stands first.
 */
bool place_first_part(const char *bytes, gsize size, gsize start,
	const char *boundary, gsize *line);

/* The line below the last boundary in front of at, or 0. */
gsize place_behind_boundary(const char *bytes, gsize size, gsize at,
	struct boundaries boundaries);

#endif
