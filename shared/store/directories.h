/*
 * directories.h - reads all of rules/directory.h, in one trip
 */
#ifndef STORE_DIRECTORIES_H
#define STORE_DIRECTORIES_H

#include "rules/directory.h"
#include "store/tx.h"

/* Fills an empty directory; it is whole after the next tx_trip(). */
bool directories_read(struct tx *tx, struct directory *directory,
	GError **error);

#endif
