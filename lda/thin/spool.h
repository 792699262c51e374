/*
 * spool.h - the message on standard input, kept so that it can be given twice
 *
 * Up to 256 KB stay in memory, more is in a file without a name in /var/tmp.
 * Room on the disk is taken before the bytes are, so a full disk loses none:
 * what was not read is still where it was.
 */
#ifndef LDA_THIN_SPOOL_H
#define LDA_THIN_SPOOL_H

#include <stddef.h>

enum spool_end {
	SPOOL_WHOLE, /* all of it is here */
	SPOOL_BEGUN, /* the rest is unread: too long, too slow, no room */
	SPOOL_LOST,  /* what was read could not be kept */
};

struct spool {
	const char *bytes; /* once it is SPOOL_WHOLE */
	size_t size;
	int file; /* -1: all is in memory */
};

/* Reads fd to its end, but not more than about limit bytes, nor after 5 s. */
enum spool_end spool_read(struct spool *spool, int fd, size_t limit);

/* A descriptor to read all that was read from, also for a program that is
 * executed; -1 when that cannot be made. */
int spool_descriptor(const struct spool *spool);

#endif
