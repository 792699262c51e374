/* postcase case status, case assign */
#include "ctl/case.h"
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "store/notes.h"

#include <string.h>
#include <sysexits.h>

#define NUMBER "%" G_GINT64_FORMAT

static const char nobody[] = PHRASE("nobody");

/* A case as it is, locked; texts are those of the rows. */
struct before {
	gint64 number;
	char text[24];              /* the number, for statements */
	const char *status, *login; /* login NULL: nobody has it */
};

static bool
lock(const struct ctl *ctl, struct tx *tx, const char *arg, struct rows *rows,
	struct before *before, GError **error)
{
	if (!case_number(arg, &before->number, error) ||
		!case_lock(ctl, tx, before->number, ACCESS_EDIT, rows, error))
		return false;
	g_snprintf(before->text, sizeof(before->text), NUMBER, before->number);
	before->status = rows_text(rows, 0, "status");
	before->login = rows_text(rows, 0, "assigned");
	return true;
}

/* New is nobody's, Assigned is somebody's. */
static bool
status_fits(const struct before *b, const char *status, GError **error)
{
	if (strcmp(status, "Assigned") == 0 && b->login == NULL)
		return status_set(error, EX_DATAERR,
			"nobody has it yet; say who: postcase case assign %s "
			"LOGIN",
			b->text);
	if (strcmp(status, "New") == 0 && b->login != NULL)
		return status_set(error, EX_DATAERR,
			"it is %s's; say Assigned, or: postcase case assign %s "
			"nobody",
			b->login, b->text);
	return true;
}

static bool
set_status(const struct ctl *ctl, struct tx *tx, const struct before *b,
	const char *status, GError **error)
{
	return status_fits(b, status, error) &&
	       rows_ask(tx, STMT_CASES_SET_STATUS, ROWS_TEXTS(b->text, status),
		       NULL, error) &&
	       case_finish(ctl, tx, b->number, "status", status, error);
}

bool
cmd_case_status(struct ctl *ctl, char **args, GError **error)
{
	const char *status = NULL;
	struct before before = { 0 };
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = NULL;

	if (!case_status(args[1], &status, error) ||
		(tx = ctl_begin(ctl, error)) == NULL ||
		!lock(ctl, tx, args[0], rows, &before, error))
		return false;

	bool changes = strcmp(status, before.status) != 0;
	if (changes && !set_status(ctl, tx, &before, status, error))
		return false;
	if (ctl->json)
		return case_show(ctl, before.number, error);
	say(changes ? "case %s is %s now" : "case %s is %s already",
		before.text, locale_text(status));
	return true;
}

/* login NULL: to nobody. */
static bool
assign(const struct ctl *ctl, struct tx *tx, const struct before *b,
	const char *login, GError **error)
{
	g_autofree char *text = NULL;
	gint64 user = 0;

	if (login != NULL) {
		if (!viewer_may_assign(ctl, tx, login, &user, error) ||
			!notes_follow(tx, b->number, user, error))
			return false;
		text = g_strdup_printf(NUMBER, user);
	}
	return rows_ask(tx, STMT_CASES_ASSIGN, ROWS_TEXTS(b->text, text), NULL,
		       error) &&
	       case_finish(ctl, tx, b->number, "assigned",
		       login ? login : nobody, error);
}

bool
cmd_case_assign(struct ctl *ctl, char **args, GError **error)
{
	const char *login = strcmp(args[1], nobody) != 0 ? args[1] : NULL;
	struct before before = { 0 };
	g_autoptr(rows) rows = rows_new();
	g_autoptr(tx) tx = ctl_begin(ctl, error);

	if (tx == NULL || !lock(ctl, tx, args[0], rows, &before, error))
		return false;

	bool changes = g_strcmp0(login, before.login) != 0;
	if (changes && !assign(ctl, tx, &before, login, error))
		return false;
	if (ctl->json)
		return case_show(ctl, before.number, error);
	say(changes ? "case %s is %s's now" : "case %s is %s's already",
		before.text, login ? login : locale_text(nobody));
	return true;
}
