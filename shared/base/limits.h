/*
 * limits.h - what a process may use that reads hostile messages
 *
 * Lower limits of the caller's stay.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#include <glib.h>

/*
 * No core file, and memory for messages of so many bytes.  (A sanitizer maps
 * terabytes: then the memory is not limited.)
 */
void limits_memory(gint64 message);

/*
 * Half of a message's deadline (seconds), at most 30 seconds, of processor time
 * from now on; then SIGXCPU.
 */
void limits_cpu(gint64 deadline);

/* No such limit any more, till the next one is set. */
void limits_cpu_end(void);

#endif
