/*
 * buffer.h - the bytes of a message until all are there
 *
 * Small ones stay in memory, large ones go to a file without a name, so that
 * what a process holds is bounded.
 */
#ifndef LDA_LMTP_BUFFER_H
#define LDA_LMTP_BUFFER_H

#include "base/autoptr.h"
#include "base/fault.h"

struct buffer;

/* directory: for the file; limit: bytes.  directory is borrowed. */
struct buffer *buffer_new(const char *directory, gint64 limit);

/* Goes on when there is no room, or too much came: buffer_take() tells. */
void buffer_write(struct buffer *buffer, const char *bytes, gsize size);

/*
 * All bytes; those of a file are mapped.  FAULT_PERM "5.3.4" over the limit,
 * FAULT_TEMP "4.3.1" when they could not be kept.
 */
GBytes *buffer_take(struct buffer *buffer, GError **error);

void buffer_free(struct buffer *buffer);
AUTOPTR(buffer, buffer_free)

/* Can a file be made there?  FAULT_CONFIG. */
bool buffer_check(const char *directory, GError **error);

#endif
