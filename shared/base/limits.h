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

/* So many seconds of processor time for the next message; then SIGXCPU. */
enum { LIMITS_CPU_SECONDS = 30 };
void limits_cpu(void);

#endif
