/* postcase notifications: what a user was told of */
#include "ctl/cmd.h"
#include "ctl/pages.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <sysexits.h>

static struct {
	char *limit;
	gboolean all;
} said;

/* clang-format off */
const GOptionEntry notifications_list_options[] = {
	{ "all", 0, 0, G_OPTION_ARG_NONE, &said.all, "read ones too, and not only the newest 50", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_STRING, &said.limit, "so many at most", "N" },
	G_OPTION_ENTRY_NULL,
};

const GOptionEntry notifications_read_options[] = {
	{ "all", 0, 0, G_OPTION_ARG_NONE, &said.all, "all of them", NULL },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column columns[] = {
	{ "id", "ID", 0 },
	{ "at", "AT", 0 },
	{ "case", "CASE", 0 },
	{ "kind", "WHAT", COLUMN_WORD },
	{ "who", "WHO", COLUMN_CUT },
	{ "subject", "ABOUT", COLUMN_CUT },
	{ "text", "TEXT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

bool
cmd_notifications_list(struct ctl *ctl, char **args, GError **error)
{
	const struct access *access = &ctl->viewer.access;
	const struct pages_limit limit = { said.all, said.limit };
	const struct list list = { STMT_NOTIFICATIONS_LIST, columns,
		said.all ? "no notifications yet" :
			   "no new notifications (older ones: --all)" };

	(void)args;
	return pages_print(ctl, &list,
		ROWS_TEXTS(ctl->viewer.id,
			access_level_name(access->email_read),
			access_level_name(access->case_read),
			said.all ? "t" : "f"),
		&limit, error);
}

static bool
read_ids(char **args, char **list, guint *n, GError **error)
{
	g_autoptr(GArray) ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (char **arg = args; *arg != NULL; arg++) {
		gint64 id = 0;

		if (!value_number(*arg, "id of a notification", &id, error))
			return false;
		g_array_append_val(ids, id);
	}
	*n = ids->len;
	if ((ids->len == 0) != said.all)
		return status_set(error, EX_USAGE,
			"say which: their ids, or --all; see: postcase "
			"notifications list");
	if (ids->len > 0)
		*list = rows_numbers(ids);
	return true;
}

bool
cmd_notifications_read(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) done = rows_new();
	g_autofree char *ids = NULL;
	g_autoptr(tx) tx = NULL;
	guint asked = 0;

	if (!read_ids(args, &ids, &asked, error) ||
		(tx = ctl_begin(ctl, error)) == NULL ||
		!rows_ask(tx, STMT_NOTIFICATIONS_READ,
			ROWS_TEXTS(ctl->viewer.id, ids), done, error) ||
		!tx_trip(tx, error))
		return false;
	if (rows_count(done) < asked)
		return status_set(error, EX_NOUSER,
			"not all of them are notifications of %s; see: "
			"postcase notifications list --all",
			ctl->viewer.login);
	if (!tx_commit(tx, error))
		return false;
	if (!ctl->json)
		say("notifications read: %u", rows_count(done));
	else
		output_rows(ctl, done, columns, NULL);
	return true;
}
