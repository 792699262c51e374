/*
 * input.h - the message on standard input, whole
 */
#ifndef LDA_PIPE_INPUT_H
#define LDA_PIPE_INPUT_H

#include "base/clock.h"
#include "base/fault.h"

#include <sys/types.h>

/*
 * What begun (a descriptor; 0 is none) holds of it, then the rest of standard
 * input.  Reads to the end, also past the limit (bytes): Postfix forgives a
 * pipe that closes early, other callers need not.  FAULT_PERM "5.3.4" over the
 * limit; FAULT_TEMP when nothing came, when it took too long, and when the
 * caller (of caller_tie()) died meanwhile: then the end is not the message's
 * end.
 */
GBytes *input_read(int begun, pid_t caller, gint64 limit, clock_point deadline,
	GError **error);

/* Reads the rest away. */
void input_drain(clock_point deadline);

#endif
