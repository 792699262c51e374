/* postcase check: what is wrong, and what to do about it */
#include "ctl/check_postfix.h"
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/term.h"

enum { INDENT = 7 + 2 + 13 + 2 };

static const char *const levels[] = {
	[CHECK_OK] = "ok",
	[CHECK_WARNING] = "warning",
	[CHECK_ERROR] = "error",
};

static const char *const names[] = { "result", "check", "what", "todo" };

void
check_say(struct check_report *report, enum check_level level,
	const char *check, const char *what, const char *todo)
{
	report->worst = MAX(report->worst, level);
	rows_add_cell(report->rows, levels[level]);
	rows_add_cell(report->rows, check);
	rows_add_cell(report->rows, what);
	rows_add_cell(report->rows, todo);
}

/* "warning  redis  what; what to do", the words in lines that fit. */
static void
print_line(const struct rows *rows, guint row)
{
	const char *todo = rows_text(rows, row, "todo");
	bool is_command = todo != NULL && g_str_has_prefix(todo, "postconf ");
	g_autofree char *text = g_strconcat(rows_text(rows, row, "what"),
		todo && !is_command ? "; " : "", is_command ? NULL : todo,
		NULL);
	g_autofree char *clean = term_clean(text, false);
	g_autofree char *blank = g_strnfill(INDENT, ' ');
	g_autofree char *lines = term_wrap(clean, blank, term_width());

	say("%-7s  %-13s  %s", rows_text(rows, row, "result"),
		rows_text(rows, row, "check"), lines + INDENT);
	if (is_command)
		say("  %s", todo); /* in one line, to be pasted */
}

static void
print(const struct ctl *ctl, const struct rows *rows)
{
	if (ctl->json)
		output_rows(ctl, rows, NULL, NULL);
	else
		for (guint i = 0; i < rows_count(rows); i++)
			print_line(rows, i);
}

/* Each asks only what those before it have made sure of. */
static void
look(struct ctl *ctl, struct check_report *report)
{
	if (!check_conf(ctl, report))
		return;
	check_redis(ctl, report);
	if (!check_database(ctl, report))
		return;
	check_filters(ctl, report);
	check_answers(ctl, report);
	check_records(ctl, report);
}

static struct {
	gboolean postfix;
	char *config_dir;
} said;

/* clang-format off */
const GOptionEntry check_options[] = {
	{ "postfix", 0, 0, G_OPTION_ARG_NONE, &said.postfix, "Postfix's configuration instead", NULL },
	{ "config-dir", 0, 0, G_OPTION_ARG_FILENAME, &said.config_dir, "Postfix's, instead of its own", "DIR" },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

/* Ends with 0, 1 or 2, as Nagios' plugins do. */
bool
cmd_check(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	struct check_report report = { rows, CHECK_OK };

	(void)args;
	if (said.config_dir != NULL &&
		!viewer_may_open(ctl, said.config_dir, error))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		rows_add_column(rows, names[i], ROWS_TEXT);
	if (!said.postfix)
		look(ctl, &report);
	else if (check_conf(ctl, &report))
		check_postfix(ctl, said.config_dir, &report);
	print(ctl, rows);
	ctl->status = (int)report.worst;
	return true;
}
