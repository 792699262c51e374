/*
 * part.h - the decoded bytes of one attachment, out of the raw message
 *
 * Decoding runs in pieces: whatever the size of the attachment, memory holds
 * one piece.
 */
#ifndef MAIL_PART_H
#define MAIL_PART_H

#include "mail/message.h"

/* Takes size bytes; false ends the decoding. */
typedef bool (*part_sink)(const void *bytes, size_t size, void *data);

/*
 * Decodes length bytes at offset of raw and hands them to the sink piece by
 * piece (at most 64 KiB each).  A place outside of raw is cut to it.  Base64
 * in several padded pieces is decoded whole, as mail programs do; bytes that
 * are no base64 are passed over.  False when the sink said so.
 */
bool part_decode(GBytes *raw, gint64 offset, gint64 length,
	enum message_encoding encoding, part_sink sink, void *data);

/*
 * The first max bytes of it, decoded; the caller frees them.  True at *more
 * (NULL: nobody asks) when there are more.
 */
GString *part_start(GBytes *raw, const struct message_attachment *part,
	gsize max, bool *more);

/* "base64"; what email_attachment stores, and its way back (unknown: NONE). */
const char *part_encoding_name(enum message_encoding encoding);
enum message_encoding part_encoding_parse(const char *name);

#endif
