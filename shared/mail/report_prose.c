#include "mail/report_prose.h"

#include "base/text.h"
#include "mail/address.h"
#include "mail/report_address.h"
#include "mail/report_phrases.h"

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

static void
section_free(gpointer data)
{
	struct prose_section *section = data;

	g_free(section->address);
	g_string_free(section->text, TRUE);
	g_free(section);
}

static struct prose *
prose_new(void)
{
	struct prose *prose = g_new0(struct prose, 1);

	prose->sections = g_ptr_array_new_with_free_func(section_free);
	prose->text = g_string_new(NULL);
	prose->fields = g_string_new(NULL);
	return prose;
}

static void
append_line(GString *text, const char *line)
{
	if (text->len + strlen(line) < REPORT_WORDS_BYTES_MAX)
		g_string_append_printf(text, "%s\n", line);
}

/* What is known already is not listed again, but talked about. */
static bool
add_section(struct prose *prose, char *address, const char *rest)
{
	struct prose_section *section = NULL;

	if (prose->sections->len == REPORT_RECIPIENTS_MAX ||
		prose_find(prose, address) != NULL) {
		g_free(address);
		return false;
	}
	section = g_new0(struct prose_section, 1);
	section->address = address;
	section->text = g_string_new(NULL);
	append_line(section->text, rest + strspn(rest, ": \t"));
	g_ptr_array_add(prose->sections, section);
	return true;
}

/* "--- Original message", "> |--- Message text follows: ---|", ... */
static bool
is_end(const char *line)
{
	const char *words = line + strspn(line, " \t-=_|*>#");
	g_autofree char *folded = report_words_fold(words);

	if (g_str_has_prefix(line, "Received: ") ||
		g_str_has_prefix(line, "Return-Path: <"))
		return true;
	return text_starts_with_any(folded, report_ends);
}

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

/* "550 <a@example.com>... User unknown" of an old transcript. */
static const char *
behind_code(const char *line)
{
	bool is_code = (*line == '4' || *line == '5') &&
		       strspn(line, "0123456789") == 3 && line[3] == ' ';

	return is_code ? line + 4 : line;
}

static bool
says_why(const char *line)
{
	g_autofree char *folded = report_words_fold(line);

	return report_words_mean(folded) != MEANS_NOTHING;
}

/* A sentence may start with an address, too; a list has marks or a reason. */
static bool
is_listed(const struct reading *reading, const char *line, const char *rest)
{
	if (*line == '<' || says_why(rest))
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
	const char *start = behind_code(line);
	char *address = report_address_start(start, &rest);
	bool alone = start != line;

	if (address != NULL && (alone ? g_str_has_prefix(rest, "...") :
					is_listed(reading, line, rest))) {
		reading->alone = alone;
		return add_section(reading->prose, address,
			alone ? line : rest);
	}
	g_free(address);
	return false;
}

/* The last word, when it stands behind a colon or behind "for". */
static const char *
last_word(const char *line)
{
	const char *blank = strrchr(line, ' ');
	size_t before = blank ? (size_t)(blank - line) : 0;
	bool colon = before > 0 && line[before - 1] == ':';
	bool is_for =
		before > 4 && g_str_has_prefix(line + before - 4, " for ");

	return colon || is_for ? blank + 1 : "";
}

/*
 * "User mailbox exceeds allowed size: a@example.com", "552 Quota violation for
 * a@example.com"
 */
static bool
read_reason(struct reading *reading, const char *line)
{
	const char *rest = "";
	char *address = report_address_start(last_word(line), &rest);

	reading->alone &= address == NULL;
	if (address != NULL && *rest == '\0' && says_why(line))
		return add_section(reading->prose, address, line);
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
	return address != NULL && add_section(reading->prose, address, rest);
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

	return address != NULL && add_section(reading->prose, address, "");
}

static void
read_line(struct reading *reading, const char *raw)
{
	struct prose *prose = reading->prose;
	g_autofree char *line = text_squeeze(raw, REPORT_WORDS_BYTES_MAX);

	shift_window(reading, line);
	prose->delayed |=
		text_contains_any(reading->window->str, report_delays);
	append_line(prose->text, line);
	if (read_name(reading, line) || read_intro(reading, line) ||
		read_listed(reading, line) || read_reason(reading, line))
		return;
	if (prose->sections->len > 0 && !reading->alone) {
		struct prose_section *last = g_ptr_array_index(prose->sections,
			prose->sections->len - 1);

		append_line(last->text, line);
	}
}

/* The fields of RFC 3464, where a server wrote them into the text. */
static bool
is_status_field(const char *line)
{
	static const char *const names[] = { "Reporting-MTA:",
		"Final-Recipient:", "Original-Recipient:" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strncasecmp(line, names[i], strlen(names[i])) == 0)
			return true;
	return false;
}

static void
read_raw_line(struct reading *reading, const char *line)
{
	GString *fields = reading->prose->fields;

	if (fields->len > 0 || is_status_field(line))
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
		if (is_end(at)) {
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

const struct prose_section *
prose_find(const struct prose *prose, const char *address)
{
	for (guint i = 0; i < prose->sections->len; i++) {
		const struct prose_section *section =
			g_ptr_array_index(prose->sections, i);

		if (g_str_equal(section->address, address))
			return section;
	}
	return NULL;
}

char *
prose_about(const struct prose *prose, const char *address)
{
	g_auto(GStrv) lines = g_strsplit(prose->text->str, "\n", -1);
	g_autoptr(GString) about = g_string_new(NULL);

	if (prose->sections->len <= 1)
		return g_strdup(prose->text->str);
	for (char **line = lines; *line != NULL; line++) {
		g_autofree char *folded = report_words_fold(*line);

		if (strstr(folded, address) != NULL)
			append_line(about, *line);
	}
	return g_string_free(g_steal_pointer(&about), FALSE);
}

/* The lines have single blanks: the folded one has the same places. */
static char *
named_in(const char *line, const char *word)
{
	g_autofree char *folded = report_words_fold(line);
	const char *found = strstr(folded, word);
	const char *end = NULL;

	if (found == NULL || (found > folded && !strchr(" (", found[-1])))
		return NULL;
	return report_address_start(line + (found - folded) + strlen(word),
		&end);
}

char *
prose_named(const struct prose *prose, const char *const *words)
{
	g_auto(GStrv) lines = g_strsplit(prose->text->str, "\n", -1);
	char *address = NULL;

	for (; address == NULL && *words != NULL; words++)
		for (char **line = lines; address == NULL && *line != NULL;
			line++)
			address = named_in(*line, *words);
	return address;
}

const struct prose_section *
prose_first(const struct prose *prose)
{
	return prose->sections->len ? g_ptr_array_index(prose->sections, 0) :
				      NULL;
}

void
prose_free(struct prose *prose)
{
	if (prose == NULL)
		return;
	g_ptr_array_unref(prose->sections);
	g_string_free(prose->text, TRUE);
	g_string_free(prose->fields, TRUE);
	g_free(prose->original);
	g_free(prose);
}
