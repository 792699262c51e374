#include "mail/report_prose.h"

#include "base/text.h"
#include "mail/address.h"
#include "mail/report_address.h"
#include "mail/report_phrases.h"
#include "mail/report_prose_line.h"

#include <string.h>

struct reading {
	struct prose *prose;
	const char *domain; /* of the server, or NULL */
	GString *window;    /* this line behind the one before, folded */
	size_t before;      /* the size of that one */
	bool listing;       /* an intro was read: addresses follow */
	bool announced;     /* and the line ended with a colon */
	bool alone;         /* the last section is a line of a transcript */
};

/* Behind the last intro in the window that ends in this line, or NULL. */
static const char *
behind_intro(const struct reading *reading, const char *line)
{
	size_t best = 0;

	for (const char *const *intro = report_intros; *intro != NULL;
		intro++) {
		const char *found = strstr(reading->window->str, *intro);
		size_t end = found ? (size_t)(found - reading->window->str) +
					     strlen(*intro) :
				     0;

		if (end > reading->before)
			best = MAX(best, end);
	}
	if (best == 0)
		return NULL;
	return line + best - reading->before;
}

/* The line has single blanks already: what is found has its place in it. */
static void
shift_window(struct reading *reading, const char *line)
{
	g_autofree char *folded = g_ascii_strdown(line, -1);

	g_string_erase(reading->window, 0, (gssize)reading->before);
	g_string_append_c(reading->window, ' ');
	reading->before = reading->window->len;
	g_string_append(reading->window, folded);
}

/* A sentence may start with an address, too; a list has marks or a reason. */
static bool
is_listed(const struct reading *reading, const char *line, const char *rest)
{
	if (*line == '<' || prose_line_says_why(rest))
		return true;
	return reading->listing &&
	       (strchr(":;,.([<\"'-", *rest) != NULL ||
		       strchr(":;,.([<\"'-", rest[1]) != NULL ||
		       g_str_has_prefix(rest, " on "));
}

/*
 * True when the line starts with an address that failed: in a list, with the
 * reason behind it, or alone in brackets.
 */
static bool
read_listed(struct reading *reading, const char *line)
{
	const char *rest = "";
	const char *start = prose_line_behind_code(line);
	char *address = report_address_start(start, &rest);
	bool alone = start != line;

	if (address != NULL && (alone ? g_str_has_prefix(rest, "...") :
					is_listed(reading, line, rest))) {
		reading->alone = alone;
		return prose_add(reading->prose, address, alone ? line : rest);
	}
	g_free(address);
	return false;
}

/*
 * "User mailbox exceeds allowed size: a@example.com", "552 Quota violation for
 * a@example.com"
 */
static bool
read_reason(struct reading *reading, const char *line)
{
	const char *rest = "";
	char *address = report_address_start(prose_line_last_word(line), &rest);

	reading->alone &= address == NULL;
	if (address != NULL && *rest == '\0' && prose_line_says_why(line))
		return prose_add(reading->prose, address, line);
	g_free(address);
	return false;
}

static bool
read_intro(struct reading *reading, const char *line)
{
	const char *behind = behind_intro(reading, line);
	const char *rest = NULL;

	if (behind == NULL)
		return false;
	char *address = report_address_start(behind, &rest);

	reading->listing = true;
	reading->announced = g_str_has_suffix(line, ":");
	return address != NULL && prose_add(reading->prose, address, rest);
}

/* AOL lists names of its own: a word alone below "...:" is a local part. */
static bool
read_name(struct reading *reading, const char *line)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
				      "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789._-";
	bool announced = reading->announced;

	reading->announced &= *line == '\0';
	if (!announced || reading->domain == NULL || *line == '\0' ||
		line[strspn(line, letters)] != '\0')
		return false;
	g_autofree char *joined =
		g_strdup_printf("%s@%s", line, reading->domain);
	char *address = address_fold(joined);

	return address != NULL && prose_add(reading->prose, address, "");
}

static void
read_line(struct reading *reading, const char *raw)
{
	struct prose *prose = reading->prose;
	g_autofree char *line = text_squeeze(raw, REPORT_WORDS_BYTES_MAX);

	shift_window(reading, line);
	prose->delayed |=
		text_contains_any(reading->window->str, report_delays);
	prose_append(prose->text, line);
	if (read_name(reading, line) || read_intro(reading, line) ||
		read_listed(reading, line) || read_reason(reading, line))
		return;
	if (prose->sections->len > 0 && !reading->alone) {
		struct prose_section *last = g_ptr_array_index(prose->sections,
			prose->sections->len - 1);

		prose_append(last->text, line);
	}
}

static void
read_raw_line(struct reading *reading, const char *line)
{
	GString *fields = reading->prose->fields;

	if (fields->len > 0 || prose_line_is_field(line))
		g_string_append_printf(fields, "%s\n", line);
	else
		read_line(reading, line);
}

struct prose *
prose_read(const char *text, const char *domain)
{
	struct reading reading = { prose_new(), domain, g_string_new(NULL), 0,
		false, false, false };
	g_autofree char *start =
		g_strndup(text ? text : "", REPORT_READ_BYTES_MAX);
	char *at = start;

	while (*at != '\0') {
		char *lf = strchr(at, '\n');
		char *next = lf ? lf + 1 : at + strlen(at);

		if (lf != NULL)
			*lf = '\0';
		if (prose_line_ends(at)) {
			if (lf != NULL)
				*lf = '\n';
			reading.prose->original = g_strdup(at);
			break;
		}
		read_raw_line(&reading, at);
		at = next;
	}
	g_string_free(reading.window, TRUE);
	return reading.prose;
}
