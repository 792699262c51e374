/*
 * content.h - where the parts that GMime found lie in the raw message; private
 * to mail/
 */
#ifndef MAIL_CONTENT_H
#define MAIL_CONTENT_H

#include "mail/gmime.h"
#include "mail/place.h"

/*
 * GMime read the lines from base on; behind the header there is the body.  The
 * lines are raw, or a copy in which LF ends what CR alone did (parse.c).
 */
struct source {
	GBytes *raw, *lines;
	const char *bytes; /* of lines */
	gsize size, base, body;
	gsize seen; /* bytes: GMime was not shown what is behind */
	GMimeObject *top;
};

/* The encoded content of a part; the boundaries are those around it. */
struct place content_place(const struct source *source, GMimeObject *part,
	struct boundaries boundaries);

/* All from its header block on to one of the boundaries, or to the end. */
struct place content_and_header(const struct source *source, GMimeObject *part,
	struct boundaries boundaries);

#endif
