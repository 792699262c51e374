/* postcase search: words in cases and e-mails */
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/search_words.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"

#include <string.h>
#include <sysexits.h>

enum { MOST = 20 };

static struct {
	char *limit;
	gboolean best, cases, emails;
} said;

/* clang-format off */
const GOptionEntry search_options[] = {
	{ "cases", 0, 0, G_OPTION_ARG_NONE, &said.cases, "only cases", NULL },
	{ "emails", 0, 0, G_OPTION_ARG_NONE, &said.emails, "only e-mails", NULL },
	{ "best", 0, 0, G_OPTION_ARG_NONE, &said.best, "first the e-mails that say it most, not the newest", NULL },
	{ "limit", 0, 0, G_OPTION_ARG_STRING, &said.limit, "so many of each at most; else 20", "N" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column case_columns[] = {
	{ "number", "CASE", 0 },
	{ "status", "STATUS", COLUMN_WORD },
	{ "assigned", "ASSIGNED", 0 },
	{ "last_activity_at", "LAST ACTIVITY", 0 },
	{ "found", "FOUND", 0 },
	{ "name", "NAME", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static const struct column email_columns[] = {
	{ "id", "ID", 0 },
	{ "received_at", "RECEIVED", 0 },
	{ "case", "CASE", 0 },
	{ "from", "FROM", COLUMN_CUT },
	{ "subject", "SUBJECT", COLUMN_CUT },
	{ "text", "TEXT", COLUMN_CUT },
	{ NULL, NULL, 0 },
};

static bool
ask(struct ctl *ctl, const char *words, const char *most, struct rows *cases,
	struct rows *emails, GError **error)
{
	g_autoptr(tx) tx = ctl_begin(ctl, error);
	const char *email_level =
		access_level_name(ctl->viewer.access.email_read);

	if (tx == NULL ||
		(!said.emails && !rows_ask(tx, STMT_SEARCH_CASES_LIST,
					 ROWS_TEXTS(words, VIEWER_CASES(ctl),
						 email_level, most),
					 cases, error)) ||
		(!said.cases && !rows_ask(tx, STMT_SEARCH_EMAILS_LIST,
					ROWS_TEXTS(words, said.best ? "t" : "f",
						VIEWER_EMAILS(ctl), most),
					emails, error)))
		return false;
	return tx_commit(tx, error);
}

static void
print(const struct ctl *ctl, const struct rows *cases,
	const struct rows *emails)
{
	const struct part parts[] = {
		{ "cases", cases, case_columns },
		{ "emails", emails, email_columns },
		{ NULL, NULL, NULL },
	};
	g_autoptr(rows) nothing = rows_new();

	if (ctl->json)
		output_record(ctl, nothing, NULL, parts);
	else if (rows_count(cases) + rows_count(emails) == 0)
		note("nothing that you may read has these words");
	else
		output_parts(parts);
}

bool
cmd_search(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) cases = rows_new();
	g_autoptr(rows) emails = rows_new();
	g_autofree char *words = g_strjoinv(" ", args);
	g_autofree char *most = NULL;
	gint64 limit = MOST;

	if (said.cases && said.emails)
		return status_set(error, EX_USAGE,
			"--cases and --emails: leave both out for both");
	if (said.limit != NULL && !value_limit(said.limit, &limit, error))
		return false;
	most = g_strdup_printf("%" G_GINT64_FORMAT, limit);
	if (!search_words_write(ctl, error) ||
		!ask(ctl, words, most, cases, emails, error))
		return false;
	print(ctl, cases, emails);
	return true;
}
