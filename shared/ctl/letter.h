/*
 * letter.h - a mail that the command line names by a file
 */
#ifndef CTL_LETTER_H
#define CTL_LETTER_H

#include "ctl/ctl.h"

/*
 * All bytes of it; "-" is standard input.  NULL: EX_NOINPUT, EX_NOPERM as
 * viewer_may_open(), EX_DATAERR when it is larger than a mail may be.  The
 * caller unrefs them.
 */
GBytes *letter_read(const struct ctl *ctl, const char *path, GError **error);

#endif
