/*
 * folder.h - personal folders and group folders
 *
 * Both are made, renamed, moved and deleted alike; a table says by which
 * statements.  A personal one belongs to the viewer, a group folder to its
 * teams, and is an administrator's to change.
 */
#ifndef CTL_FOLDER_H
#define CTL_FOLDER_H

#include "ctl/output.h"

struct folder_kind {
	const char *what;   /* "folder", "group folder" */
	const char *option; /* for the next command: "" or " --group" */
	bool group;         /* its statements do not ask whose it is */
	const struct list list;
	enum stmt find, add, rename, move, lock, uses, empty, delete;
};

extern const struct folder_kind folder_personal, folder_group;

/* The option that says which kind. */
#define FOLDER_GROUP(said)                                          \
	{                                                           \
		"group", 0, 0, G_OPTION_ARG_NONE, (said),           \
			"a group folder, not one of your own", NULL \
	}

/*
 * May the viewer see, or change, folders of this kind?  EX_USAGE: nobody in
 * particular has no folders; EX_NOPERM.
 */
bool folder_may(const struct ctl *ctl, const struct folder_kind *kind,
	bool change, GError **error);

/* The folders of one kind, in a transaction. */
struct folders {
	const struct ctl *ctl;
	const struct folder_kind *kind;
	struct tx *tx;
};

/*
 * Queues a statement of the kind, with the texts behind the viewer's id that a
 * personal one begins with.  At most three.
 */
bool folder_ask(const struct folders *folders, enum stmt stmt,
	const char *const *texts, size_t n, struct rows *rows, GError **error);

/*
 * A folder that the viewer looks into, for statements; one trip.  EX_NOUSER.
 * The caller frees the id.
 */
bool folder_find(const struct folders *folders, const char *name, char **id,
	GError **error);

/* The same in a transaction of its own; nothing when there is no name. */
bool folder_ask_id(struct ctl *ctl, const struct folder_kind *kind,
	const char *name, char **id, GError **error);

/* Prints those that the viewer looks into, or the one of this name. */
bool folder_list(struct ctl *ctl, const struct folder_kind *kind,
	const char *name, GError **error);

#endif
