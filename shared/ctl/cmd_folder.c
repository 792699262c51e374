/* postcase folder list, move, delete */
#include "ctl/cmd.h"
#include "ctl/folder.h"
#include "ctl/locale.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

static struct {
	gboolean group;
} said;

/* clang-format off */
const GOptionEntry folder_options[] = {
	FOLDER_GROUP(&said.group),
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct folder_kind *
kind_said(void)
{
	return said.group ? &folder_group : &folder_personal;
}

bool
cmd_folder_list(struct ctl *ctl, char **args, GError **error)
{
	(void)args;
	return folder_list(ctl, kind_said(), NULL, error);
}

/* A folder that may be changed, in a new transaction. */
static bool
begin(struct ctl *ctl, const char *name, struct folders *f, GError **error)
{
	g_autofree char *id = NULL;

	*f = (struct folders){ ctl, kind_said(), NULL };
	if (!folder_may(ctl, f->kind, true, error))
		return false;
	f->tx = ctl_begin(ctl, error);
	return f->tx != NULL && folder_find(f, name, &id, error);
}

bool
cmd_folder_move(struct ctl *ctl, char **args, GError **error)
{
	static const char *const words[] = { "up", "down", NULL };
	const char *steps = strcmp(args[1], "up") == 0 ? "-1" : "1";
	struct folders f = { NULL };
	bool ok = value_word(args[1], "direction", words, error) &&
		  begin(ctl, args[0], &f, error) &&
		  folder_ask(&f, f.kind->move, ROWS_TEXTS(args[0], steps), NULL,
			  error) &&
		  tx_commit(f.tx, error);

	tx_free(f.tx);
	return ok && folder_list(ctl, f.kind, NULL, error);
}

static bool
lock_free(const struct folders *f, const char *name, GError **error)
{
	g_autoptr(rows) locked = rows_new();
	g_autoptr(rows) uses = rows_new();

	if (!folder_ask(f, f->kind->lock, ROWS_TEXTS(name), locked, error) ||
		!folder_ask(f, f->kind->uses, ROWS_TEXTS(name), uses, error) ||
		!tx_trip(f->tx, error))
		return false;
	return rows_count(uses) == 0 ||
	       status_set(error, EX_DATAERR,
		       "%s puts mail there; change that first",
		       rows_text(uses, 0, "what"));
}

bool
cmd_folder_delete(struct ctl *ctl, char **args, GError **error)
{
	struct folders f = { NULL };
	bool ok = begin(ctl, args[0], &f, error) &&
		  lock_free(&f, args[0], error) &&
		  folder_ask(&f, f.kind->empty, ROWS_TEXTS(args[0]), NULL,
			  error) &&
		  folder_ask(&f, f.kind->delete, ROWS_TEXTS(args[0]), NULL,
			  error) &&
		  tx_commit(f.tx, error);

	tx_free(f.tx);
	if (!ok)
		return false;
	if (ctl->json)
		return folder_list(ctl, f.kind, NULL, error);
	say("%s %s deleted; its e-mails are in the inbox",
		locale_text(f.kind->what), args[0]);
	return true;
}
