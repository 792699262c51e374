/*
 * author.h - who runs this command
 *
 * Who came through sudo is the user with his login (SPEC.md, section 13); root
 * and the service user are nobody in particular.
 */
#ifndef CTL_AUTHOR_H
#define CTL_AUTHOR_H

#include "store/tx.h"

/* *author: the id of an active user, or 0.  One trip, or none. */
bool author_find(struct tx *tx, gint64 *author, GError **error);

#endif
