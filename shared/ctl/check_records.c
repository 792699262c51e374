/* What the database's own contents say: a statement for each question. */
#include "ctl/check.h"

enum {
	SHOWN = 3, /* findings of one kind that are told one by one */
	PATIENCE_MS = 10 * 60 * 1000,
};

/* Whole tables are read, and nobody waits for them. */
static const char patience[] = "10min";

struct question {
	const char *check;
	enum stmt stmt; /* a row (subject, what) is a finding */
	enum check_level level;
	const char *fine;
	const char *todo;     /* "postcase group show " ... */
	bool todo_of_subject; /* ... and the subject behind it */
};

/* clang-format off */
static const struct question questions[] = {
	{ "candidates", STMT_CHECK_IDLE_ACCOUNTS, CHECK_WARNING, "each group account has somebody for its cases", "postcase group show ", true },
	{ "modes", STMT_CHECK_INACTIVE_ACCOUNTS, CHECK_WARNING, "all group accounts are active", "postcase group set --mode active ", true },
	{ "unreadable", STMT_CHECK_UNREADABLE, CHECK_WARNING, "every message could be read, or was looked at", "postcase email raw ", true },
	{ "keys", STMT_CHECK_KEYS, CHECK_ERROR, "a key signs the tokens of cases", "postcase init", false },
	{ "orphans", STMT_CHECK_ORPHANS, CHECK_ERROR, "what refers to e-mails finds them", "rows were deleted by hand: compare with a backup", false },
	{ "references", STMT_CHECK_REFERENCES, CHECK_ERROR, "every row finds what it names", "rows were deleted by hand: compare with a backup", false },
	{ "values", STMT_CHECK_VALUES, CHECK_ERROR, "every value is one of ours", "rows were changed by hand: compare with a backup", false },
	{ "loads", STMT_CHECK_LOADS, CHECK_ERROR, "the counted loads are right", "rows were changed without their trigger: postcase recount", false },
	{ "rights", STMT_CHECK_RIGHTS, CHECK_ERROR, "everybody may what his roles say", "rows were changed without their trigger; any change of a role mends it: postcase role set --help", false },
	{ "notes", STMT_CHECK_NOTES, CHECK_ERROR, "each e-mail on a case left its note", "rows were deleted by hand: compare with a backup", false },
	{ "merges", STMT_CHECK_MERGES, CHECK_WARNING, "merged cases and customers lead to another in one step", "rows were changed by hand: use postcase case merge, postcase contact merge", false },
	{ "bytes", STMT_CHECK_RAW, CHECK_ERROR, "the bytes of each e-mail are all there", "rows were deleted by hand: compare with a backup", false },
};
/* clang-format on */

static bool
ask(struct ctl *ctl, enum stmt stmt, struct rows *found, GError **error)
{
	g_autoptr(tx) tx = tx_begin(ctl->db, clock_in_ms(PATIENCE_MS), error);
	g_autoptr(rows) set = rows_new();

	return tx != NULL &&
	       rows_ask(tx, STMT_CHECK_PATIENCE, ROWS_TEXTS(patience), set,
		       error) &&
	       rows_ask(tx, stmt, NULL, 0, found, error) &&
	       tx_commit(tx, error);
}

static void
say_finding(struct check_report *report, const struct question *q,
	const struct rows *found, guint row)
{
	const char *subject = rows_cell(found, row, 0);
	g_autofree char *todo = NULL;

	if (!q->todo_of_subject)
		todo = g_strdup(q->todo);
	else if (subject != NULL)
		todo = g_strconcat(q->todo, subject, NULL);

	check_say(report, q->level, q->check, rows_cell(found, row, 1), todo);
}

static void
answer(struct ctl *ctl, struct check_report *report, const struct question *q)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(GError) fault = NULL;
	guint n = 0;

	if (!ask(ctl, q->stmt, found, &fault)) {
		check_say(report, CHECK_ERROR, q->check, fault->message, NULL);
		return;
	}
	n = rows_count(found);
	if (n == 0)
		check_say(report, CHECK_OK, q->check, q->fine, NULL);
	for (guint i = 0; i < MIN(n, SHOWN); i++)
		say_finding(report, q, found, i);
	if (n > SHOWN) {
		g_autofree char *more =
			g_strdup_printf("... and %u more", n - SHOWN);

		check_say(report, q->level, q->check, more, NULL);
	}
}

void
check_records(struct ctl *ctl, struct check_report *report)
{
	for (size_t i = 0; i < G_N_ELEMENTS(questions); i++)
		answer(ctl, report, &questions[i]);
}
