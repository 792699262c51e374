#include "mail/authres.h"

#include <string.h>

static bool
is_of_name(char c)
{
	return g_ascii_isalnum(c) || c == '-' || c == '_';
}

/* The id, and neither the end nor the start of a longer one. */
static bool
mentions(const char *at, const char *end, const char *id)
{
	size_t size = strlen(id);

	for (const char *c = at; (size_t)(end - c) >= size; c++) {
		const char *behind = c + size;
		bool starts = c == at || (!is_of_name(c[-1]) && c[-1] != '.');
		bool goes_on = behind < end &&
			       (is_of_name(*behind) ||
				       (*behind == '.' && end - behind > 1 &&
					       is_of_name(behind[1])));

		if (starts && !goes_on && g_ascii_strncasecmp(c, id, size) == 0)
			return true;
	}
	return false;
}

/*
 * What stands in front of the first ';', without comments and what marks
 * strings; false when one of these has no end.
 */
static bool
read_front(const char *at, const char *end, GString *front)
{
	int depth = 0;
	bool quoted = false;

	for (; at < end && (depth > 0 || quoted || *at != ';'); at++) {
		bool escaped = *at == '\\' && end - at > 1;

		at += escaped;
		if (depth == 0 && !escaped && *at == '"')
			quoted = !quoted;
		else if (!quoted && !escaped && *at == '(')
			depth++;
		else if (depth > 0 && !escaped && *at == ')')
			depth--;
		else if (depth == 0)
			g_string_append_c(front, *at);
	}
	return depth == 0 && !quoted;
}

bool
authres_claims(const char *value, gsize size, const char *authserv_id)
{
	const char *end = value + size;
	const char *mark = memchr(value, ';', size);
	g_autoptr(GString) front = g_string_new(NULL);

	if (*authserv_id == '\0')
		return false;
	if (!read_front(value, end, front))
		mark = end;
	return mentions(value, mark ? mark : end, authserv_id) ||
	       mentions(front->str, front->str + front->len, authserv_id);
}
