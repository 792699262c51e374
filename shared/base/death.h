/*
 * death.h - how a process that read a message ended
 */
#ifndef BASE_DEATH_H
#define BASE_DEATH_H

#include <stdbool.h>

/*
 * Can what it read be to blame?  status: of waitpid().  Not for SIGKILL: that
 * is somebody else's, or the machine is out of memory.
 */
bool death_by_content(int status);

/* "died by signal 11 (Segmentation fault)"; the caller frees it. */
char *death_describe(int status);

#endif
