/* postcase email list */
#include "ctl/cmd.h"
#include "ctl/email_view.h"
#include "ctl/pages.h"

static struct {
	char *limit;
} said;

/* clang-format off */
const GOptionEntry email_list_options[] = {
	EMAIL_VIEW_OPTIONS,
	{ "all", 0, 0, G_OPTION_ARG_NONE, &email_view_said.all, "all that you may read, and not only the newest 50", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_STRING, &said.limit, "so many at most", "N" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column all_columns[] = {
	{ "id", "ID", 0 },
	{ "received_at", "RECEIVED", 0 },
	{ "case", "CASE", 0 },
	{ "class", "CLASS", COLUMN_WORD },
	{ "from", "FROM", COLUMN_CUT },
	{ "subject", "SUBJECT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

/* N is new, ! is important. */
static const struct column desk_columns[] = {
	{ "id", "ID", 0 },
	{ "marks", "", 0 },
	{ "received_at", "RECEIVED", 0 },
	{ "case", "CASE", 0 },
	{ "from", "FROM", COLUMN_CUT },
	{ "subject", "SUBJECT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static bool
print(struct ctl *ctl, const struct email_view *view, GError **error)
{
	const struct pages_limit limit = { email_view_said.all, said.limit };
	const struct list all = { STMT_EMAILS_LIST, all_columns,
		"no e-mails yet" };
	const struct list some = { STMT_EMAILS_VIEW_LIST, desk_columns,
		view->sentence };

	if (email_view_is_all(view))
		return pages_print(ctl, &all,
			ROWS_TEXTS(view->number, VIEWER_EMAILS(ctl)), &limit,
			error);
	return pages_print(ctl, &some, view->texts, EMAIL_VIEW_TEXTS, &limit,
		error);
}

bool
cmd_email_list(struct ctl *ctl, char **args, GError **error)
{
	struct email_view view = { 0 };
	bool ok = false;

	(void)args;
	ok = email_view_read(ctl, &view, "inbox", error) &&
	     print(ctl, &view, error);
	email_view_clear(&view);
	return ok;
}
