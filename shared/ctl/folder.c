#include "ctl/folder.h"

#include "ctl/locale.h"
#include "ctl/status.h"

#include <string.h>
#include <sysexits.h>

static const struct column personal_columns[] = {
	{ "name", "FOLDER", COLUMN_CUT },
	{ "unread", "UNREAD", 0 },
	{ "emails", "E-MAILS", 0 },
	{ "quiet", "QUIET", 0 },
	{ NULL, NULL, 0 },
};

static const struct column group_columns[] = {
	{ "name", "GROUP FOLDER", COLUMN_CUT },
	{ "unread", "UNREAD", 0 },
	{ "emails", "E-MAILS", 0 },
	{ "teams", "TEAMS", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

const struct folder_kind folder_personal = {
	.what = PHRASE("folder"),
	.option = "",
	.list = { STMT_FOLDERS_LIST, personal_columns, "no folders yet" },
	.find = STMT_FOLDERS_FIND,
	.add = STMT_FOLDERS_ADD,
	.rename = STMT_FOLDERS_RENAME,
	.move = STMT_FOLDERS_MOVE,
	.lock = STMT_FOLDERS_LOCK,
	.uses = STMT_FOLDERS_USES,
	.empty = STMT_FOLDERS_EMPTY,
	.delete = STMT_FOLDERS_DELETE,
};

const struct folder_kind folder_group = {
	.what = PHRASE("group folder"),
	.option = " --group",
	.group = true,
	.list = { STMT_GROUP_FOLDERS_LIST, group_columns,
		"no group folders yet" },
	.find = STMT_GROUP_FOLDERS_FIND,
	.add = STMT_GROUP_FOLDERS_ADD,
	.rename = STMT_GROUP_FOLDERS_RENAME,
	.move = STMT_GROUP_FOLDERS_MOVE,
	.lock = STMT_GROUP_FOLDERS_LOCK,
	.uses = STMT_GROUP_FOLDERS_USES,
	.empty = STMT_GROUP_FOLDERS_EMPTY,
	.delete = STMT_GROUP_FOLDERS_DELETE,
};

bool
folder_may(const struct ctl *ctl, const struct folder_kind *kind, bool change,
	GError **error)
{
	if (!kind->group && ctl->viewer.user == 0)
		return status_set(error, EX_USAGE,
			"folders are somebody's own; say whose: --as LOGIN (or "
			"those of teams: --group)");
	if (kind->group && change && !ctl->viewer.access.administrator)
		return status_set(error, EX_NOPERM,
			"group folders are changed by administrators only; ask "
			"one");
	return true;
}

bool
folder_ask(const struct folders *f, enum stmt stmt, const char *const *texts,
	size_t n, struct rows *rows, GError **error)
{
	const char *all[4] = { f->ctl->viewer.id };

	g_assert(n < G_N_ELEMENTS(all));
	memcpy(all + 1, texts, n * sizeof(*texts));
	return rows_ask(f->tx, stmt, all + f->kind->group, n + !f->kind->group,
		rows, error);
}

bool
folder_find(const struct folders *f, const char *name, char **id,
	GError **error)
{
	const struct viewer *viewer = &f->ctl->viewer;
	/* Administrators look into all group folders. */
	bool any = f->kind->group && viewer->access.administrator;
	g_autoptr(rows) found = rows_new();

	if (!folder_may(f->ctl, f->kind, false, error) ||
		!rows_ask(f->tx, f->kind->find,
			ROWS_TEXTS(any ? NULL : viewer->id, name), found,
			error) ||
		!tx_trip(f->tx, error))
		return false;
	if (rows_count(found) == 0)
		return status_set(error, EX_NOUSER,
			"there is no %s '%s'; see: postcase folder list%s",
			f->kind->what, name, f->kind->option);
	*id = g_strdup(rows_text(found, 0, "id"));
	return true;
}

bool
folder_ask_id(struct ctl *ctl, const struct folder_kind *kind, const char *name,
	char **id, GError **error)
{
	g_autoptr(tx) tx = NULL;

	if (name == NULL)
		return true;
	tx = ctl_begin(ctl, error);
	return tx != NULL &&
	       folder_find(&(struct folders){ ctl, kind, tx }, name, id,
		       error) &&
	       tx_commit(tx, error);
}

bool
folder_list(struct ctl *ctl, const struct folder_kind *kind, const char *name,
	GError **error)
{
	const char *id = ctl->viewer.id;
	const char *looker = ctl->viewer.access.administrator ? NULL : id;

	if (!folder_may(ctl, kind, false, error))
		return false;
	return kind->group ? output_list(ctl, &kind->list,
				     ROWS_TEXTS(looker, name, id), error) :
			     output_list(ctl, &kind->list, ROWS_TEXTS(id, name),
				     error);
}
