#include "base/text.h"

#include <string.h>

enum { WORD_MAX = 63, DISTANCE_MAX = 3 };

static bool
stays(gunichar c, bool lines)
{
	if (c == '\n' || c == '\t')
		return lines;
	return c >= ' ' && !(c >= 0x7f && c < 0xa0);
}

/* The character at *at, and behind it; a broken one is a byte long. */
static gunichar
next_char(const char **at, const char *end)
{
	gunichar c = **at ? g_utf8_get_char_validated(*at, end - *at) : 0;

	if (c == (gunichar)-1 || c == (gunichar)-2) {
		(*at)++;
		return 0xfffd;
	}
	*at = g_utf8_next_char(*at); /* one byte on, for a NUL too */
	return c;
}

/* How many bytes at the start stay as they are; most of all text does. */
static gsize
plain_run(const char *at, const char *end, bool lines)
{
	const char *start = at;

	while (at < end && ((*at >= ' ' && *at < 0x7f) ||
				   (lines && (*at == '\n' || *at == '\t'))))
		at++;
	return (gsize)(at - start);
}

/* False when there is no room left for it. */
static bool
append_next(GString *clean, const char **at, const char *end, gsize max,
	bool lines)
{
	bool line_end = **at == '\r' && end - *at > 1 && (*at)[1] == '\n';
	char utf8[6] = "";

	if (line_end && lines)
		(*at)++;
	gunichar c = next_char(at, end);
	int n = g_unichar_to_utf8(stays(c, lines) ? c : ' ', utf8);

	if (clean->len + (gsize)n > max)
		return false;
	g_string_append_len(clean, utf8, n);
	return true;
}

char *
text_clean(const char *bytes, gssize size, gsize max, bool lines)
{
	gsize length = size < 0 ? strlen(bytes) : (gsize)size;
	const char *end = bytes + length;
	GString *clean = g_string_sized_new(MIN(length, max) + 1);
	bool more = true;

	while (more && bytes < end) {
		gsize room = MIN((gsize)(end - bytes), max - clean->len);
		gsize run = plain_run(bytes, bytes + room, lines);

		g_string_append_len(clean, bytes, (gssize)run);
		bytes += run;
		more = bytes == end ||
		       append_next(clean, &bytes, end, max, lines);
	}
	return g_string_free(clean, FALSE);
}

bool
text_is_blank(const char *bytes, gsize size)
{
	gsize blanks = 0;

	while (blanks < size && g_ascii_isspace(bytes[blanks]))
		blanks++;
	return blanks == size;
}

char *
text_squeeze(const char *text, gsize max)
{
	GString *out = g_string_new(NULL);

	for (; *text != '\0' && out->len < max; text++)
		if (!g_ascii_isspace(*text))
			g_string_append_c(out, *text);
		else if (out->len > 0 && out->str[out->len - 1] != ' ')
			g_string_append_c(out, ' ');
	return g_strchomp(g_string_free(out, FALSE));
}

bool
text_contains_any(const char *text, const char *const *words)
{
	while (*words != NULL && strstr(text, *words) == NULL)
		words++;
	return *words != NULL;
}

bool
text_starts_with_any(const char *text, const char *const *words)
{
	while (*words != NULL && !g_str_has_prefix(text, *words))
		words++;
	return *words != NULL;
}

/* Levenshtein's distance, one row at a time. */
static unsigned
distance(const char *a, const char *b)
{
	unsigned row[WORD_MAX + 1];
	size_t n = strlen(b);

	for (unsigned j = 0; j <= n; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		unsigned corner = row[0];

		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			unsigned above = row[j];
			unsigned change = corner + (a[i - 1] != b[j - 1]);

			row[j] = MIN(change, MIN(above, row[j - 1]) + 1);
			corner = above;
		}
	}
	return row[n];
}

const char *
text_nearest(const char *word, const char *const *words)
{
	const char *best = NULL;
	unsigned least = DISTANCE_MAX + 1;

	if (strlen(word) > WORD_MAX)
		return NULL;
	for (; *words != NULL; words++) {
		unsigned d = distance(word, *words);

		if (d < least) {
			least = d;
			best = *words;
		}
	}
	return best;
}
