/*
 * child.h - the work is done by a child, so that a death is survived
 *
 * Whatever kills or holds up the reader of a hostile message ends the child.
 * The parent has the bytes, notices, and answers.
 */
#ifndef LDA_PIPE_CHILD_H
#define LDA_PIPE_CHILD_H

#include "base/clock.h"
#include "intake/intake.h"

/*
 * intake_run() in a child with limits on memory and processor time, until the
 * deadline; what intake_failed_on() does when reading killed the child.  There
 * is always a verdict.  in->db and in->redis must not be connected yet.
 */
struct verdict child_run(struct intake *in, const struct envelope *env,
	GBytes *raw, clock_point deadline);

#endif
