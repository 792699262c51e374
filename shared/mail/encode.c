#include "mail/encode.h"

#include "base/text.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum {
	FIRST_MAX = 60,
	WORD_BYTES = 36, /* 48 in base64: "=?utf-8?B?" and "?=" fit, too */
	NAME_BYTES_MAX = 200,
};

/* Says itself: short, ASCII, and nothing in it looks like a word. */
static bool
is_plain(const char *text)
{
	for (const char *c = text; *c != '\0'; c++)
		if (!g_ascii_isprint(*c))
			return false;
	return strlen(text) <= FIRST_MAX && strstr(text, "=?") == NULL;
}

/* Of at most WORD_BYTES, and whole characters. */
static gsize
piece_of(const char *text)
{
	const char *end = text;

	while (*end != '\0' && g_utf8_next_char(end) - text <= WORD_BYTES)
		end = g_utf8_next_char(end);
	return (gsize)(end - text);
}

static char *
in_words(const char *text)
{
	GString *words = g_string_new(NULL);

	while (*text != '\0') {
		gsize size = piece_of(text);
		g_autofree char *piece =
			g_base64_encode((const guchar *)text, size);

		g_string_append_printf(words,
			"%s=?utf-8?B?%s?=", words->len > 0 ? "\n " : "", piece);
		text += size;
	}
	return g_string_free(words, FALSE);
}

char *
encode_text(const char *text, unsigned max)
{
	g_autofree char *line = g_strstrip(text_clean(text, -1, max, false));

	return is_plain(line) ? g_steal_pointer(&line) : in_words(line);
}

/* RFC 5322: atoms with blanks between them need no quotes. */
static bool
is_atoms(const char *name)
{
	static const char marks[] = " !#$%&'*+-/=?^_`{|}~";

	for (; *name != '\0'; name++)
		if (!g_ascii_isalnum(*name) && strchr(marks, *name) == NULL)
			return false;
	return true;
}

static char *
in_quotes(const char *name)
{
	GString *quoted = g_string_new("\"");

	for (; *name != '\0'; name++) {
		if (*name == '"' || *name == '\\')
			g_string_append_c(quoted, '\\');
		g_string_append_c(quoted, *name);
	}
	g_string_append_c(quoted, '"');
	return g_string_free(quoted, FALSE);
}

char *
encode_mailbox(const char *name, const char *address)
{
	g_autofree char *line = g_strstrip(
		text_clean(name ? name : "", -1, NAME_BYTES_MAX, false));
	g_autofree char *phrase = NULL;

	if (*line == '\0')
		return g_strdup(address);
	if (!is_plain(line))
		phrase = in_words(line);
	else
		phrase = is_atoms(line) ? g_strdup(line) : in_quotes(line);

	const char *last = strrchr(phrase, '\n');
	gsize used = strlen(last ? last : phrase);
	return g_strdup_printf("%s%s<%s>", phrase,
		used + strlen(address) + 3 > FIRST_MAX ? "\n " : " ", address);
}
