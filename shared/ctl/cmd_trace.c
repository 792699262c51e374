/* postcase trace: what was decided about a message, and why */
#include "ctl/cmd.h"
#include "ctl/locale.h"
#include "ctl/output.h"
#include "ctl/status.h"
#include "ctl/term.h"

#include <string.h>
#include <sysexits.h>

enum { DIGITS_MAX = 18 };

static const struct column at = { "at", NULL, COLUMN_SECONDS };
static const struct column facts = { "facts", NULL, 0 };

/* What a word names, as the three parameters of the statement. */
struct subject {
	const char *queue_id, *message_id, *number;
};

static bool
is_number(const char *text)
{
	size_t n = strspn(text, "0123456789");

	return n > 0 && n <= DIGITS_MAX && text[n] == '\0';
}

/* Some queue ids have digits only; what starts with '#' is always a case. */
static struct subject
recognise(char *word)
{
	struct subject s = { .queue_id = word };
	size_t size = strlen(word);

	if (strchr(word, '@') != NULL) {
		bool brackets = word[0] == '<' && word[size - 1] == '>';

		if (brackets)
			word[size - 1] = '\0';
		return (struct subject){ .message_id = word + brackets };
	}
	if (is_number(word))
		s.number = word;
	if (word[0] == '#' && is_number(word + 1))
		return (struct subject){ .number = word + 1 };
	return s;
}

static void
append(GString *line, const char *what, const char *value)
{
	if (value != NULL)
		g_string_append_printf(line, "  %s%s", what, value);
}

static void
print_decision(const struct rows *rows, guint row)
{
	g_autofree char *time = output_cell(rows, row, &at);
	g_autofree char *words = output_cell(rows, row, &facts);
	g_autofree char *lines = term_wrap(words, "    ", term_width());
	g_autoptr(GString) line = g_string_new(time);

	append(line, "", rows_text(rows, row, "queue_id"));
	append(line, "", rows_text(rows, row, "verdict"));
	append(line, locale_text("e-mail "), rows_text(rows, row, "email"));
	append(line, locale_text("case "), rows_text(rows, row, "case"));
	append(line, locale_text("given to "),
		rows_text(rows, row, "assigned"));
	say("%s\n%s", line->str, lines);
}

bool
cmd_trace(struct ctl *ctl, char **args, GError **error)
{
	struct subject s = recognise(args[0]);
	g_autoptr(rows) found = rows_new();

	if (!ctl_ask(ctl, STMT_DECISIONS_FIND,
		    ROWS_TEXTS(s.queue_id, s.message_id, s.number), found,
		    error))
		return false;
	if (rows_count(found) == 0)
		return status_set(error, EX_NOUSER,
			"nothing was decided about '%s' here; wanted is a "
			"queue id, a Message-ID or the number of a case",
			args[0]);
	if (ctl->json) {
		output_rows(ctl, found, NULL, NULL);
		return true;
	}
	for (guint i = 0; i < rows_count(found); i++)
		print_decision(found, i);
	return true;
}
