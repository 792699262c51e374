/*
 * maps.h - what Postfix has to know of group accounts and users, in local files
 *
 * So the site's other mail never depends on PostgreSQL, and a new group account
 * is known to Postfix as soon as the command has ended.
 */
#ifndef CTL_MAPS_H
#define CTL_MAPS_H

#include "ctl/command.h"

/* Where; NULL: as the configuration, as Postfix says. */
struct maps_place {
	const char *directory, *config_dir;
};

/*
 * Writes those that changed.  A row for each of map, lines, skipped, written;
 * rows must be new.  Postfix's programs are needed.
 */
bool maps_make(struct ctl *ctl, const struct maps_place *place,
	struct rows *rows, GError **error);

/* Is there a directory for them? */
bool maps_are_kept(const struct ctl *ctl);

/* Does the command change what they are made of? */
bool maps_are_made_of(const struct command *command);

/*
 * After a command that may have changed what they are made of: says in a line
 * which are new.  A failure is a warning with what to do, no more.
 */
void maps_follow(struct ctl *ctl);

#endif
