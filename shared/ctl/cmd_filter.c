/* postcase filter list, show, move, delete */
#include "ctl/cmd.h"
#include "ctl/filter_form.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <sysexits.h>

static const struct column columns[] = {
	{ "id", "ID", 0 },
	{ "kind", "KIND", 0 },
	{ "scope", "OF", COLUMN_CUT },
	{ "place", "PLACE", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ "asks", "ASKS", COLUMN_CUT },
	{ "action", "ACTION", 0 },
	{ "folder", "FOLDER", COLUMN_CUT },
	{ "active", "ACTIVE", 0 },
	{ "hits", "HITS", 0 },
	{ "last_hit_at", "LAST HIT", 0 },
	{ NULL, NULL, 0 },
};

static const struct list list = { STMT_FILTERS_LIST, columns,
	"no filters yet; make one: postcase filter add NAME --user --from "
	"PATTERN --action skip" };

bool
cmd_filter_list(struct ctl *ctl, char **args, GError **error)
{
	bool all = ctl->viewer.access.administrator;

	(void)args;
	return output_list(ctl, &list,
		ROWS_TEXTS(NULL, all ? NULL : ctl->viewer.id), error);
}

/* *tx and *id are the caller's to free. */
static bool
begin(struct ctl *ctl, const char *text, struct tx **tx, char **id,
	struct rows *filter, GError **error)
{
	return value_id(text, "id of a filter", id, error) &&
	       (*tx = ctl_begin(ctl, error)) != NULL &&
	       filter_find(ctl, *tx, *id, filter, error);
}

bool
cmd_filter_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) filter = rows_new();
	g_autoptr(tx) tx = NULL;
	g_autofree char *id = NULL;

	if (!begin(ctl, args[0], &tx, &id, filter, error))
		return false;
	filter_print(ctl, filter);
	return true;
}

bool
cmd_filter_move(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) filter = rows_new();
	g_autoptr(tx) tx = NULL;
	g_autofree char *id = NULL;

	if (!g_ascii_string_to_unsigned(args[1], 10, 1, G_MAXINT16, NULL, NULL))
		return status_set(error, EX_USAGE,
			"'%s' is no place: 1 is the first", args[1]);
	if (!begin(ctl, args[0], &tx, &id, filter, error) ||
		!rows_ask(tx, STMT_FILTERS_MOVE, ROWS_TEXTS(id, args[1]), NULL,
			error) ||
		!tx_commit(tx, error))
		return false;
	return cmd_filter_list(ctl, args, error);
}

bool
cmd_filter_delete(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) filter = rows_new();
	g_autoptr(tx) tx = NULL;
	g_autofree char *id = NULL;

	if (!begin(ctl, args[0], &tx, &id, filter, error) ||
		!rows_ask(tx, STMT_FILTERS_REMOVE, ROWS_TEXTS(id), NULL,
			error) ||
		!tx_commit(tx, error))
		return false;
	if (ctl->json)
		filter_print(ctl, filter);
	else
		say("filter %s, %s, is gone", id, rows_text(filter, 0, "name"));
	return true;
}
