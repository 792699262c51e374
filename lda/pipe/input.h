/*
 * input.h - the message on standard input, whole
 */
#ifndef LDA_PIPE_INPUT_H
#define LDA_PIPE_INPUT_H

#include "base/clock.h"
#include "base/fault.h"

#include <sys/types.h>

/*
 * Must be called first of all: ties this process to its caller, who is
 * returned. A caller that is killed in the middle of a message closes the pipe,
 * and that must not look like the message's end.
 */
pid_t input_tie_to_caller(void);

/*
 * Reads to the end, also past the limit (bytes): Postfix forgives a pipe that
 * closes early, other callers need not.  FAULT_PERM "5.3.4" over the limit;
 * FAULT_TEMP when nothing came, when it took too long, and when the caller died
 * meanwhile: then the end is not the message's end.
 */
GBytes *input_read(int fd, pid_t caller, gint64 limit, clock_point deadline,
	GError **error);

/* Reads the rest away. */
void input_drain(int fd, clock_point deadline);

#endif
