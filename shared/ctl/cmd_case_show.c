/* postcase case show: a case, who has to do with it, and its e-mails */
#include "ctl/cmd.h"
#include "ctl/excerpt.h"
#include "ctl/output.h"
#include "ctl/reply_address.h"
#include "ctl/status.h"
#include "ctl/term.h"
#include "ctl/value.h"
#include "rules/token.h"
#include "store/token_keys.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

enum { LINES = 6 };

/* Enough of a text for its first lines. */
static const char excerpt_bytes[] = "4000";

static const struct column columns[] = {
	{ "number", "case", 0 },
	{ "name", "name", 0 },
	{ "status", "status", 0 },
	{ "priority", "priority", 0 },
	{ "assigned", "assigned", 0 },
	{ "group_account", "group account", 0 },
	{ "reply_address", "reply to", 0 },
	{ "account", "account", 0 },
	{ "contact", "contact", 0 },
	{ "lead", "lead", 0 },
	{ "teams", "teams", 0 },
	{ "followers", "followers", 0 },
	{ "opened_at", "opened", 0 },
	{ "last_activity_at", "last activity", 0 },
	{ "closed_at", "closed", 0 },
	{ NULL, NULL, 0 },
};

/* What is said of an e-mail beyond who and when. */
static const struct column notes[] = {
	{ "to", "to", 0 },
	{ "subject", "subject", 0 },
	{ "class", "class", 0 },
	{ "attachments", "attached", 0 },
	{ NULL, NULL, 0 },
};

/* The usual is not said: to the group account, the case's name, a person. */
static bool
is_usual(const struct rows *found, const char *name, const char *cell)
{
	const char *usual = "person";

	if (strcmp(name, "to") == 0)
		usual = rows_text(found, 0, "group_account");
	else if (strcmp(name, "subject") == 0)
		usual = rows_text(found, 0, "name");
	return g_strcmp0(cell, usual) == 0;
}

static void
print_notes(const struct rows *emails, guint row, const struct rows *found)
{
	for (const struct column *c = notes; c->name != NULL; c++) {
		g_autofree char *cell = output_cell(emails, row, c);

		if (cell[0] != '\0' && !is_usual(found, c->name, cell))
			say("  %-9s %s", c->title, cell);
	}
}

static void
print_text(const struct rows *emails, guint row)
{
	g_autofree char *text = excerpt(rows_text(emails, row, "new_text"),
		LINES, "  | ", term_width());

	if (text[0] != '\0')
		(void)fputs(text, stdout);
	else if (rows_true(emails, row, "unreadable"))
		say("  (could not be read; its bytes: postcase email raw %s)",
			rows_text(emails, row, "id"));
	else
		say(rows_true(emails, row, "has_html") ?
				"  (HTML without a text)" :
				"  (no text)");
}

static void
print_email(const struct rows *emails, guint row, const struct rows *found)
{
	const char *name = rows_text(emails, row, "from_name");
	const char *from = rows_text(emails, row, "from");
	g_autofree char *at =
		term_time(rows_text(emails, row, "received_at"), false);

	say("\ne-mail %s  %s  %s%s%s%s", rows_text(emails, row, "id"), at,
		name ? name : "", name ? " <" : "", from ? from : "(nobody)",
		name ? ">" : "");
	print_notes(emails, row, found);
	print_text(emails, row);
}

static void
print(const struct ctl *ctl, const struct rows *found,
	const struct rows *emails)
{
	const struct part parts[] = {
		{ "emails", emails, NULL },
		{ NULL, NULL, NULL },
	};

	output_record(ctl, found, columns, ctl->json ? parts : NULL);
	if (!ctl->json)
		for (guint i = 0; i < rows_count(emails); i++)
			print_email(emails, i, found);
}

bool
cmd_case_show(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) found = rows_new();
	g_autoptr(rows) emails = rows_new();
	g_autoptr(GArray) keys =
		g_array_new(FALSE, FALSE, sizeof(struct token_key));
	g_autofree char *number = NULL;
	g_autoptr(tx) tx = NULL;

	if (!value_id(args[0], "number of a case", &number, error) ||
		(tx = ctl_begin(ctl, error)) == NULL ||
		!rows_ask(tx, STMT_CASES_SHOW, ROWS_TEXTS(number), found,
			error) ||
		!rows_ask(tx, STMT_CASE_EMAILS_LIST,
			ROWS_TEXTS(number, ctl->json ? NULL : excerpt_bytes),
			emails, error) ||
		!token_keys_find(tx, keys, error) || !tx_commit(tx, error))
		return false;
	if (rows_count(found) == 0)
		return status_set(error, EX_NOUSER,
			"there is no case %s; see: postcase case list --all",
			number);
	reply_address_add(found, ctl->conf->recipient_delimiter, keys);
	print(ctl, found, emails);
	return true;
}
