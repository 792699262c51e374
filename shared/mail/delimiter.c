#include "mail/delimiter.h"

#include <stdbool.h>
#include <string.h>

enum { KNOWN_MAX = 10000 };

#define BLANKS " \t\r\n"

struct delimiters {
	GHashTable *known; /* of char *: boundaries */
	bool any;          /* one was declared in a way not read here */
};

/* The end of the value that starts there. */
static const char *
value_end(const char *at, const char *end, bool quoted)
{
	const char *stops = quoted ? "\"\r\n" : BLANKS ";";

	while (at < end && (*at == '\0' || strchr(stops, *at) == NULL))
		at++;
	return at;
}

/* Escapes, encoded words and other charsets are GMime's to understand. */
static bool
is_plain(const char *value)
{
	return strchr(value, '\\') == NULL && strstr(value, "=?") == NULL &&
	       *value != '(' && g_str_is_ascii(value);
}

static const char *
skip_blanks(const char *at, const char *end)
{
	while (at < end && *at != '\0' && strchr(BLANKS, *at) != NULL)
		at++;
	return at;
}

/* Behind "boundary". */
static void
learn(struct delimiters *delimiters, const char *at, const char *end)
{
	const char *sign = skip_blanks(at, end);

	if (sign == end || strchr("=*(", *sign) == NULL)
		return; /* a word of some text */
	const char *start = skip_blanks(sign + 1, end);
	bool quoted = start < end && *start == '"';

	start += quoted;
	g_autofree char *value = g_strndup(start,
		(gsize)(value_end(start, end, quoted) - start));

	delimiters->any |= *sign != '=' || !is_plain(value) ||
			   g_hash_table_size(delimiters->known) == KNOWN_MAX;
	if (!delimiters->any)
		g_hash_table_add(delimiters->known,
			g_strchomp(g_steal_pointer(&value)));
}

static void
learn_all(struct delimiters *delimiters, const char *bytes, gsize size)
{
	static const char name[] = "boundary";
	const gsize length = sizeof(name) - 1;
	const char *end = bytes + size;

	for (const char *at = bytes; at < end && !delimiters->any; at++)
		if ((*at | 0x20) == 'b' && (gsize)(end - at) > length &&
			g_ascii_strncasecmp(at, name, length) == 0)
			learn(delimiters, at + length, end);
}

/* The line starts with "--". */
static bool
is_delimiter(const struct delimiters *delimiters, const char *line,
	const char *end)
{
	const char *lf = memchr(line, '\n', (size_t)(end - line));
	g_autofree char *boundary = g_strchomp(
		g_strndup(line + 2, (gsize)((lf ? lf : end) - line) - 2));

	if (delimiters->any ||
		g_hash_table_contains(delimiters->known, boundary))
		return true;
	if (!g_str_has_suffix(boundary, "--"))
		return false;
	boundary[strlen(boundary) - 2] = '\0';
	return g_hash_table_contains(delimiters->known, boundary);
}

static const char *
next_dashes(const char *at, const char *end)
{
	const char *found = memmem(at, (size_t)(end - at), "\n--", 3);

	return found ? found + 1 : NULL;
}

/* In front of the line that is one too many; NULL counts all with dashes. */
static gsize
limit(const struct delimiters *delimiters, const char *bytes, gsize size,
	unsigned max)
{
	const char *end = bytes + size;
	const char *line = next_dashes(bytes, end);
	unsigned n = 0;

	for (; line != NULL; line = next_dashes(line, end)) {
		n += delimiters == NULL || is_delimiter(delimiters, line, end);
		if (n > max)
			return (gsize)(line - bytes);
	}
	return size;
}

gsize
delimiter_limit(const char *bytes, gsize size, unsigned max)
{
	struct delimiters delimiters = { NULL, false };

	if (size == 0 || limit(NULL, bytes, size, max) == size)
		return size; /* nearly every message */
	delimiters.known =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	learn_all(&delimiters, bytes, size);
	gsize within = limit(&delimiters, bytes, size, max);

	g_hash_table_unref(delimiters.known);
	return within;
}
