#include "mail/quote_lines.h"

#include <string.h>

enum { INDENT_MAX = 3 };

/* Of one line; the rest of a text that is full of them comes free. */
static bool
is_blank(const char *at, const char *end)
{
	for (; at < end; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (!g_unichar_isspace(c) && !g_unichar_iszerowidth(c))
			return false;
	}
	return true;
}

static guint
count_lines(const char *text)
{
	guint n = 1;

	for (; (text = strchr(text, '\n')) != NULL; text++)
		n++;
	return n;
}

struct quote_lines *
quote_lines_new(const char *text)
{
	struct quote_lines *lines = g_new0(struct quote_lines, 1);
	const char *at = text;

	lines->text = text;
	lines->n = count_lines(text);
	lines->line = g_new0(struct quote_line, lines->n + 1);
	for (guint i = 0; i < lines->n; i++) {
		const char *end = strchrnul(at, '\n');

		lines->line[i].start = (guint32)(at - text);
		lines->line[i].kind = is_blank(at, end) ? LINE_BLANK : LINE_OWN;
		at = end + 1;
	}
	lines->line[lines->n].start = (guint32)(at - text);
	return lines;
}

void
quote_lines_free(struct quote_lines *lines)
{
	if (lines == NULL)
		return;
	g_free(lines->line);
	g_free(lines);
}

const char *
quote_at(const struct quote_lines *lines, guint i)
{
	return lines->text + lines->line[i].start;
}

guint
quote_next(const struct quote_lines *lines, guint i)
{
	do
		i++;
	while (i < lines->n && lines->line[i].kind == LINE_BLANK);
	return i;
}

static const char *
behind_indent(const char *at)
{
	for (int i = 0; i < INDENT_MAX && *at == ' '; i++)
		at++;
	return at;
}

/* mbox files write ">From " where a line of the sender's starts with "From ".
 */
bool
quote_has_mark(const struct quote_lines *lines, guint i)
{
	const char *at = behind_indent(quote_at(lines, i));

	return *at == '>' && !g_str_has_prefix(at, ">From ");
}

bool
quote_has_bar(const struct quote_lines *lines, guint i)
{
	const char *at = quote_at(lines, i);
	const char *end = quote_at(lines, i + 1) - 1;

	if (*at != '|')
		return false;
	while (end > at && (end[-1] == ' ' || end[-1] == '\t'))
		end--;
	return end == at + 1 || end[-1] != '|';
}

static gunichar
plain(gunichar c)
{
	if (c < 0x80)
		return g_ascii_isspace(c) ? ' ' :
					    (gunichar)g_ascii_tolower((char)c);
	if (c == 0xff1a) /* fullwidth colon */
		return ':';
	if (g_unichar_isspace(c))
		return ' ';
	if (g_unichar_isdigit(c))
		return (gunichar)('0' + g_unichar_digit_value(c));
	return g_unichar_tolower(c);
}

static bool
is_invisible(gunichar c)
{
	return c == '*' || c == 0xad || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) ||
	       c == 0xfeff;
}

static void
put(GString *key, gunichar c)
{
	bool behind_blank = key->len > 0 && key->str[key->len - 1] == ' ';

	if (c == ' ' && (key->len == 0 || behind_blank))
		return;
	if (c == ':' && behind_blank)
		g_string_truncate(key, key->len - 1);
	if (c < 0x80)
		g_string_append_c(key, (char)c);
	else
		g_string_append_unichar(key, c);
}

/* Appended in small letters; no call for each letter of a text. */
static void
put_alnum(GString *key, char c)
{
	static const char small[] = "abcdefghijklmnopqrstuvwxyz";

	g_string_append_c(key, c >= 'A' && c <= 'Z' ? small[c - 'A'] : c);
}

void
quote_key(const struct quote_lines *lines, guint i, enum quote_depth depth,
	GString *key)
{
	const char *at = quote_at(lines, i);
	const char *end = quote_at(lines, i + 1) - 1;
	bool cut = end - at > QUOTE_KEY_BYTES_MAX;

	if (cut)
		end = at + QUOTE_KEY_BYTES_MAX;
	g_string_truncate(key, 0);
	if (depth == KEY_WITHOUT_MARKS)
		while (at < end && (*at == ' ' || *at == '>'))
			at++;
	while (at < end) {
		if (g_ascii_isalnum(*at)) { /* as most are */
			put_alnum(key, *at++);
			continue;
		}
		gunichar c = g_utf8_get_char(at);

		if (!is_invisible(c))
			put(key, plain(c));
		at = g_utf8_next_char(at);
	}
	if (cut)
		g_string_append_unichar(key, 0xfffd);
	else if (key->len > 0 && key->str[key->len - 1] == ' ')
		g_string_truncate(key, key->len - 1);
}

gunichar
quote_rule(const struct quote_lines *lines, guint i)
{
	const char *at = quote_at(lines, i);
	gunichar sign = 0;
	guint n = 0;

	for (; *at != '\n' && *at != '\0'; at = g_utf8_next_char(at)) {
		gunichar c = g_utf8_get_char(at);

		if (g_unichar_isspace(c))
			continue;
		if (n > 0 && c != sign)
			return 0;
		sign = c;
		n++;
	}
	if (sign == '-' || sign == '_' || (sign >= 0x2010 && sign <= 0x2015))
		return sign;
	return n > 2 && sign < 0x80 && strchr("=*#~+", (int)sign) ? sign : 0;
}
