/*
 * data.h - the lines behind DATA become the bytes of a message
 *
 * Pure, in any pieces.  CR LF becomes LF, as Postfix's other doors write it; a
 * dot in front of a line goes.  Only CR LF . CR LF ends the message, or . CR LF
 * as its first line: a bare CR or LF is content, and so is all that follows it
 * (no smuggling).  Lines may be of any length, with any bytes.
 */
#ifndef LDA_LMTP_DATA_H
#define LDA_LMTP_DATA_H

#include <glib.h>
#include <stdbool.h>

struct data {
	enum {
		DATA_LINE_START, /* all zero: a message begins */
		DATA_INSIDE,
		DATA_CR,
		DATA_DOT,
		DATA_DOT_CR,
		DATA_ENDED,
	} state;
};

/*
 * Appends the message's part of these bytes to out, at most as many.  Returns
 * how many it took: all, unless the message ended.
 */
gsize data_read(struct data *data, const char *bytes, gsize size, GString *out);

bool data_has_ended(const struct data *data);

#endif
