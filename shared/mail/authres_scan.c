#include "mail/authres_scan.h"

#include <string.h>

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool
is_control(char c)
{
	return (guchar)c < ' ' || c == 0x7f;
}

/* One character, also behind a backslash; false at the end. */
static bool
take(struct scan *scan, char *c)
{
	if (*scan->at == '\\')
		scan->at++;
	if (scan->at == scan->end)
		return false;
	*c = *scan->at++;
	return is_space(*c) || !is_control(*c);
}

static bool
pass_comment(struct scan *scan)
{
	int depth = 0;

	while (scan->at < scan->end) {
		bool quoted = *scan->at == '\\';
		char c = '\0';

		if (!take(scan, &c))
			return false;
		depth += !quoted && c == '(';
		depth -= !quoted && c == ')';
		g_string_append_c(scan->comments,
			c == '(' || c == ')' ? ' ' : c);
		if (depth == 0)
			return true;
	}
	return false;
}

bool
scan_space(struct scan *scan)
{
	while (scan->at < scan->end) {
		if (*scan->at == '(') {
			if (!pass_comment(scan))
				return false;
		} else if (is_space(*scan->at)) {
			scan->at++;
		} else {
			return true;
		}
	}
	return true;
}

bool
scan_word(struct scan *scan, char word[SCAN_WORD_BYTES])
{
	size_t size = 0;

	if (!scan_space(scan))
		return false;
	while (scan->at < scan->end && size + 1 < SCAN_WORD_BYTES &&
		(g_ascii_isalnum(*scan->at) || *scan->at == '-' ||
			*scan->at == '_'))
		word[size++] = g_ascii_tolower(*scan->at++);
	word[size] = '\0';
	return size > 0 && size + 1 < SCAN_WORD_BYTES;
}

bool
scan_mark(struct scan *scan, char mark, bool *found)
{
	if (!scan_space(scan))
		return false;
	*found = scan->at < scan->end && *scan->at == mark;
	if (!*found)
		return true;
	scan->at++;
	return scan_space(scan);
}

static bool
take_string(struct scan *scan, GString *value)
{
	scan->at++;
	while (scan->at < scan->end && *scan->at != '"') {
		char c = '\0';

		if (!take(scan, &c))
			return false;
		g_string_append_c(value, is_space(c) ? ' ' : c);
	}
	return scan->at++ < scan->end;
}

bool
scan_value(struct scan *scan, GString *value)
{
	g_string_truncate(value, 0);
	if (!scan_space(scan))
		return false;
	while (scan->at < scan->end && !is_space(*scan->at) &&
		*scan->at != ';') {
		char c = *scan->at;

		if (is_control(c) || strchr("()\\", c) != NULL)
			return false;
		if (c == '"') {
			if (!take_string(scan, value))
				return false;
		} else {
			g_string_append_c(value, c);
			scan->at++;
		}
	}
	return g_utf8_validate(value->str, (gssize)value->len, NULL);
}
