/*
 * raws.h - the bytes of a stored e-mail, as they came
 */
#ifndef STORE_RAWS_H
#define STORE_RAWS_H

#include "store/tx.h"

/* A message up to this size stands in the row of its e-mail, others in chunks.
 */
enum { RAWS_CHUNK = 1024 * 1024 }; /* bytes of each chunk but the last */

bool raws_fit(GBytes *raw);

/* Stores the bytes of an e-mail, in chunks. */
bool raws_add(struct tx *tx, gint64 email, GBytes *raw, GError **error);

/*
 * One chunk of an e-mail, counted from 0: at most RAWS_CHUNK bytes.  *bytes is
 * there after the next trip and stays NULL when there is no such chunk; the
 * caller unrefs it.
 */
bool raws_read(struct tx *tx, gint64 email, gint64 chunk, GBytes **bytes,
	GError **error);

#endif
