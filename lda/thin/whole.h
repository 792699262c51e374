/*
 * whole.h - all bytes to a file or a socket, or not
 */
#ifndef LDA_THIN_WHOLE_H
#define LDA_THIN_WHOLE_H

#include <stdbool.h>
#include <stddef.h>

/* errno says why not.  SIGPIPE must be ignored where fd is a socket. */
bool write_whole(int fd, const char *bytes, size_t size);

#endif
