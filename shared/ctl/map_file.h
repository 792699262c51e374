/*
 * map_file.h - a map of Postfix on disk: the text, and what Postfix reads
 *
 * A reader finds the old file or the new one, whole, and so does a machine that
 * lost its power: both are written beside, made durable, and renamed.  Postfix
 * sees the rename by itself; nobody has to reload it.
 */
#ifndef CTL_MAP_FILE_H
#define CTL_MAP_FILE_H

#include "base/autoptr.h"

#include <stdbool.h>
#include <sys/types.h>

struct map_dir;

/*
 * Opens the directory, and keeps others out until map_dir_free().  config_dir:
 * of Postfix, NULL: as its programs say.  EX_CANTCREAT; EX_NOPERM where
 * everybody may write.
 */
struct map_dir *map_dir_open(const char *path, const char *config_dir,
	GError **error);
void map_dir_free(struct map_dir *dir);
AUTOPTR(map_dir, map_dir_free)

/*
 * Writes one of its maps, unless it is there already, with this text, this mode
 * and its index; *written says which.  EX_CANTCREAT, EX_IOERR, EX_UNAVAILABLE
 * (postmap; then nothing has changed).
 */
bool map_dir_write(struct map_dir *dir, const char *name, mode_t mode,
	const GString *text, bool *written, GError **error);

#endif
