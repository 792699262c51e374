#include "ctl/case_stream.h"

#include "ctl/case_email.h"
#include "ctl/excerpt.h"
#include "ctl/locale.h"
#include "ctl/term.h"

#include <stdio.h>
#include <string.h>

/* What a note says that is no e-mail; "" when nothing follows. */
static const struct {
	const char *kind, *text;
	enum { NOTHING, OTHER, TEXT, WORD, LINES } follows;
} events[] = {
	{ "opened-by-answer", PHRASE("opened by an answer"), NOTHING },
	{ "reopened", PHRASE("reopened"), NOTHING },
	{ "merged", PHRASE("merged with case"), OTHER },
	{ "linked", PHRASE("has to do with case"), OTHER },
	{ "accepted", PHRASE("accepted"), TEXT },
	{ "forwarded", PHRASE("forwards, to be accepted, mail of"), TEXT },
	{ "status", PHRASE("status"), WORD },
	{ "assigned", PHRASE("assigned to"), TEXT },
	{ "note", PHRASE("note"), LINES },
};

static const char *
find_more(const struct rows *notes, guint row, int follows)
{
	static const char *const columns[] = {
		[OTHER] = "other_case",
		[TEXT] = "text",
		[WORD] = "text",
	};
	const char *more = NULL;

	if (follows != NOTHING && follows != LINES)
		more = rows_text(notes, row, columns[follows]);
	/* "nobody" is a word of `case assign`, and no login. */
	if (more != NULL && (follows == WORD || strcmp(more, "nobody") == 0))
		return locale_text(more);
	return more;
}

/* What a colleague wrote is shown whole. */
static void
print_lines(const struct rows *notes, guint row)
{
	g_autofree char *lines = excerpt(rows_text(notes, row, "text"),
		G_MAXUINT, "  | ", term_width());

	(void)fputs(lines, stdout);
}

static void
print_event(const struct rows *notes, guint row, const char *gap)
{
	const char *kind = rows_text(notes, row, "kind");
	const char *author = rows_text(notes, row, "author");
	g_autofree char *at = term_time(rows_text(notes, row, "at"), false);
	const char *text = kind, *more = NULL;
	bool lines = false;

	for (size_t i = 0; i < G_N_ELEMENTS(events); i++)
		if (strcmp(events[i].kind, kind) == 0) {
			text = events[i].text;
			more = find_more(notes, row, (int)events[i].follows);
			lines = events[i].follows == LINES;
		}
	say("%s%s  %s%s%s%s%s", gap, at, locale_text(text), more ? " " : "",
		more ? more : "", author ? locale_text(", by ") : "",
		author ? author : "");
	if (lines)
		print_lines(notes, row);
}

/* The row of each e-mail, counted from 1, by its id. */
static GHashTable *
map_emails(const struct rows *emails)
{
	GHashTable *places = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < rows_count(emails); i++)
		g_hash_table_insert(places,
			GSIZE_TO_POINTER(rows_number(emails, i, "id")),
			GUINT_TO_POINTER(i + 1));
	return places;
}

/* An e-mail that came between two answers of the database is not there. */
static void
print_email(const struct case_rows *rows, GHashTable *places, gint64 id)
{
	guint place = GPOINTER_TO_UINT(
		g_hash_table_lookup(places, GSIZE_TO_POINTER(id)));

	if (place > 0)
		case_email_print(rows, place - 1);
}

void
case_stream_print(const struct case_rows *rows)
{
	g_autoptr(GHashTable) places = map_emails(rows->emails);
	const char *gap = "\n";

	for (guint i = 0; i < rows_count(rows->notes); i++) {
		gint64 email = rows_number(rows->notes, i, "email");

		if (email != 0)
			print_email(rows, places, email);
		else
			print_event(rows->notes, i, gap);
		gap = email != 0 ? "\n" : "";
	}
}
