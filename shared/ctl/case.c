#include "ctl/case.h"

#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "store/notes.h"

#include <sysexits.h>

#define NUMBER "%" G_GINT64_FORMAT

static const char *const statuses[] = { "New", "Assigned", "Pending", "Closed",
	"Rejected", "Duplicate", NULL };

bool
case_number(const char *text, gint64 *number, GError **error)
{
	return value_number(text, "number of a case", number, error);
}

bool
case_no_such(gint64 number, GError **error)
{
	return status_set(error, EX_NOUSER,
		"there is no case " NUMBER "; see: postcase case list --all",
		number);
}

bool
case_status(const char *text, const char **status, GError **error)
{
	for (const char *const *s = statuses; *s != NULL; s++)
		if (g_ascii_strcasecmp(*s, text) == 0) {
			*status = *s;
			return true;
		}
	return value_word(text, "status", statuses, error);
}

static bool
ask(struct tx *tx, enum stmt stmt, const gint64 *numbers, size_t n,
	struct rows *rows, GError **error)
{
	g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(*numbers));
	g_autofree char *list = NULL;

	g_array_append_vals(all, numbers, (guint)n);
	list = rows_numbers(all);
	return rows_ask(tx, stmt, ROWS_TEXTS(list), rows, error) &&
	       tx_trip(tx, error);
}

bool
case_lock(const struct ctl *ctl, struct tx *tx, gint64 number,
	enum access_action action, struct rows *rows, GError **error)
{
	const char *into = NULL;

	if (!viewer_may_case(ctl, tx, number, action, error) ||
		!ask(tx, STMT_CASES_LOCK, &number, 1, rows, error))
		return false;
	if (rows_count(rows) == 0)
		return case_no_such(number, error);
	into = rows_text(rows, 0, "merged_into");
	return into == NULL ||
	       status_set(error, EX_DATAERR,
		       "case " NUMBER " was merged into case %s; see: postcase "
		       "case show %s",
		       number, into, into);
}

/* Where an unreadable case has gone is not told. */
static bool
may_change(const struct ctl *ctl, struct tx *tx, gint64 asked, gint64 number,
	GError **error)
{
	g_autoptr(GError) why = NULL;

	if (viewer_may_case(ctl, tx, number, ACCESS_EDIT, &why))
		return true;
	if (g_error_matches(why, POSTCASE_STATUS, EX_NOUSER))
		return case_no_such(asked, error);
	g_propagate_error(error, g_steal_pointer(&why));
	return false;
}

static bool
find_current(const struct ctl *ctl, struct tx *tx, gint64 *numbers, size_t n,
	GError **error)
{
	g_autoptr(rows) found = rows_new();

	if (!ask(tx, STMT_CASES_CURRENT, numbers, n, found, error))
		return false;
	for (guint i = 0; i < n; i++) {
		if (i == rows_count(found) ||
			rows_number(found, i, "asked") != numbers[i])
			return case_no_such(numbers[i], error);
		gint64 number = rows_number(found, i, "number");
		if (!may_change(ctl, tx, numbers[i], number, error))
			return false;
		numbers[i] = number;
	}
	return true;
}

bool
case_lock_current(const struct ctl *ctl, struct tx *tx, gint64 *numbers,
	size_t n, GError **error)
{
	g_autoptr(rows) locked = rows_new();

	if (!find_current(ctl, tx, numbers, n, error) ||
		!ask(tx, STMT_CASES_LOCK, numbers, n, locked, error))
		return false;
	for (guint i = 0; i < rows_count(locked); i++)
		if (rows_text(locked, i, "merged_into") != NULL)
			return status_set(error, EX_TEMPFAIL,
				"case %s is being merged just now; try again",
				rows_text(locked, i, "number"));
	return true;
}

void
case_tell_current(gint64 asked, gint64 number)
{
	if (asked != number)
		say("case " NUMBER " was merged into case " NUMBER
		    ", so this is about that one",
			asked, number);
}

bool
case_finish(const struct ctl *ctl, struct tx *tx, gint64 number,
	const char *kind, const char *text, GError **error)
{
	const struct note_event event = {
		.kind = kind,
		.other = CASE_NONE,
		.author = ctl->viewer.user,
		.text = text,
	};

	return notes_add_event(tx, number, &event, error) &&
	       notes_tell_followers(tx, number, error) && tx_commit(tx, error);
}
