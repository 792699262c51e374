/*
 * file.h - where bytes go: standard output, or a new file
 *
 * Bytes of a mail never go to a terminal, and nothing is overwritten, unless
 * the user says --force.  A file that was begun here and not finished is
 * removed.
 */
#ifndef CTL_FILE_H
#define CTL_FILE_H

#include "base/autoptr.h"

#include <stdbool.h>
#include <stddef.h>

struct file;

/*
 * path: NULL or "-" is standard output.  NULL and EX_USAGE (a terminal) or
 * EX_CANTCREAT.
 */
struct file *file_open(const char *path, bool force, GError **error);

/* EX_IOERR: a full disk, a pipe that closed. */
bool file_write(struct file *file, const void *bytes, size_t size,
	GError **error);

/* Only now it is whole. */
bool file_close(struct file *file, GError **error);

/* Takes away what file_close() did not finish. */
void file_free(struct file *file);
AUTOPTR(file, file_free)

#endif
