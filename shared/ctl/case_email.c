#include "ctl/case_email.h"

#include "ctl/excerpt.h"
#include "ctl/locale.h"
#include "ctl/output.h"
#include "ctl/term.h"

#include <stdio.h>
#include <string.h>

enum { LINES = 6, TITLE = 9 };

/* What is said of an e-mail beyond who and when. */
static const struct column notes[] = {
	{ "to", "to", 0 },
	{ "subject", "subject", 0 },
	{ "status", "status", COLUMN_WORD },
	{ "class", "class", COLUMN_WORD },
	{ "attachments", "attached", 0 },
	{ NULL, NULL, 0 },
};

/*
 * The usual is not said: to the group account, the case's name, received, a
 * person.
 */
static bool
is_usual(const struct rows *found, const char *name, const char *cell)
{
	const char *usual = locale_text(PHRASE("person"));

	if (strcmp(name, "status") == 0)
		usual = locale_text(PHRASE("Archived"));
	else if (strcmp(name, "to") == 0)
		usual = rows_text(found, 0, "group_account");
	else if (strcmp(name, "subject") == 0)
		usual = rows_text(found, 0, "name");
	return g_strcmp0(cell, usual) == 0;
}

/* Under each other, whatever the language calls them. */
static void
print_note(const char *what, const char *text)
{
	g_autofree char *title = term_pad(what, TITLE);

	say("  %s %s", title, text);
}

static void
print_notes(const struct rows *emails, guint row, const struct rows *found)
{
	for (const struct column *c = notes; c->name != NULL; c++) {
		g_autofree char *cell = output_cell(emails, row, c);

		if (cell[0] != '\0' && !is_usual(found, c->name, cell))
			print_note(locale_text(c->title), cell);
	}
}

/* What should be known of the sender before he is believed. */
static void
print_flags(const struct rows *emails, guint row)
{
	const char *same = rows_text(emails, row, "same_id_as");

	if (rows_true(emails, row, "unverified"))
		print_note(locale_text("beware"),
			locale_text("From is wrong, or says one of us without "
				    "proof"));
	else if (rows_true(emails, row, "stranger"))
		print_note(locale_text("stranger"),
			locale_text("the case does not know the sender (see: "
				    "postcase case accept --help)"));
	if (same != NULL)
		say("  same      Message-ID as e-mail %s, and another content",
			same);
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

void
case_email_print(const struct case_rows *rows, guint row)
{
	const struct rows *emails = rows->emails;
	const char *name = rows_text(emails, row, "from_name");
	const char *from = rows_text(emails, row, "from");
	g_autofree char *at =
		term_time(rows_text(emails, row, "received_at"), false);

	say("\ne-mail %s  %s  %s%s%s%s", rows_text(emails, row, "id"), at,
		name ? name : "", name ? " <" : "",
		from ? from : locale_text("(nobody)"), name ? ">" : "");
	print_notes(emails, row, rows->found);
	print_flags(emails, row);
	print_text(emails, row);
}
