#include "ctl/term.h"

#include "ctl/locale.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* What is not shown but does something; the direction could swap a name. */
static const struct {
	gunichar from, to;
} harmful[] = {
	{ 0x00, 0x1f }, { 0x7f, 0x9f },
	{ 0x200e, 0x200f }, /* marks of direction */
	{ 0x2028, 0x202e }, /* separators, embeddings, overrides */
	{ 0x2066, 0x2069 }, /* isolates */
};

static bool
is_harmful(gunichar c)
{
	for (size_t i = 0; i < G_N_ELEMENTS(harmful); i++)
		if (c >= harmful[i].from && c <= harmful[i].to)
			return true;
	return false;
}

char *
term_clean(const char *text, bool lines)
{
	g_autofree char *valid = g_utf8_make_valid(text, -1);
	GString *clean = g_string_sized_new(64);

	for (const char *p = valid; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c == '\n' || c == '\t')
			g_string_append_c(clean, lines ? *p : ' ');
		else if (is_harmful(c))
			g_string_append_printf(clean,
				c < 0x80 ? "\\x%02x" : "\\u%04x", c);
		else
			g_string_append_unichar(clean, c);
	}
	return g_string_free(clean, FALSE);
}

static size_t
columns_of(gunichar c)
{
	if (g_unichar_iszerowidth(c))
		return 0;
	return g_unichar_iswide(c) ? 2 : 1;
}

size_t
term_columns(const char *line)
{
	size_t columns = 0;

	for (; *line != '\0'; line = g_utf8_next_char(line))
		columns += columns_of(g_utf8_get_char(line));
	return columns;
}

char *
term_cut(const char *line, size_t width)
{
	const char *kept = line; /* where "..." still fits */
	size_t columns = 0;

	for (const char *p = line; *p != '\0'; p = g_utf8_next_char(p)) {
		columns += columns_of(g_utf8_get_char(p));
		if (columns > width)
			return g_strdup_printf("%.*s...", (int)(kept - line),
				line);
		if (columns + 3 <= width)
			kept = g_utf8_next_char(p);
	}
	return g_strdup(line);
}

char *
term_pad(const char *line, size_t width)
{
	size_t columns = term_columns(line);
	size_t blanks = width > columns ? width - columns : 0;

	return g_strdup_printf("%s%*s", line, (int)blanks, "");
}

char *
term_wrap(const char *text, const char *indent, size_t width)
{
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	GString *lines = g_string_new(NULL);
	size_t at = 0;

	for (char **word = words; *word != NULL; word++) {
		size_t columns = term_columns(*word);
		bool fits = width == 0 || at + 1 + columns <= width;

		if (at > 0 && fits) {
			g_string_append_printf(lines, " %s", *word);
			at += 1 + columns;
			continue;
		}
		g_string_append_printf(lines, "%s%s%s", at > 0 ? "\n" : "",
			indent, *word);
		at = strlen(indent) + columns;
	}
	return g_string_free(lines, FALSE);
}

size_t
term_width(void)
{
	const char *said = getenv("COLUMNS");
	struct winsize size = { 0 };
	guint64 columns = 0;

	if (said != NULL &&
		g_ascii_string_to_unsigned(said, 10, 20, 10000, &columns, NULL))
		return columns;
	if (!isatty(STDOUT_FILENO))
		return 0;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
		return 80;
	return size.ws_col;
}

char *
term_time(const char *iso, bool seconds)
{
	g_autoptr(GDateTime) utc = g_date_time_new_from_iso8601(iso, NULL);
	g_autoptr(GDateTime) local =
		utc ? g_date_time_to_timezone(utc, locale_zone()) : NULL;

	if (local == NULL)
		return g_strdup(iso);
	return g_date_time_format(local, seconds ? "%F %T" : "%F %H:%M");
}

static void
print(FILE *stream, const char *format, va_list ap)
{
	g_autofree char *text = g_strdup_vprintf(locale_text(format), ap);
	g_autofree char *clean = term_clean(text, true);

	(void)fprintf(stream, "%s\n", clean);
}

void
say(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	print(stdout, format, ap);
	va_end(ap);
}

void
note(const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	(void)fflush(stdout); /* in the order in which it was said */
	print(stderr, format, ap);
	va_end(ap);
}
