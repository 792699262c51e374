/* postcase check: what is wrong, and what to do about it */
#include "ctl/check.h"
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
	g_autofree char *text = g_strconcat(rows_text(rows, row, "what"),
		todo ? "; " : "", todo, NULL);
	g_autofree char *clean = term_clean(text, false);
	g_autofree char *blank = g_strnfill(INDENT, ' ');
	g_autofree char *lines = term_wrap(clean, blank, term_width());

	say("%-7s  %-13s  %s", rows_text(rows, row, "result"),
		rows_text(rows, row, "check"), lines + INDENT);
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

/* Ends with 0, 1 or 2, as Nagios' plugins do. */
bool
cmd_check(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) rows = rows_new();
	struct check_report report = { rows, CHECK_OK };

	(void)args;
	(void)error;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		rows_add_column(rows, names[i], ROWS_TEXT);
	look(ctl, &report);
	print(ctl, rows);
	ctl->status = (int)report.worst;
	return true;
}
