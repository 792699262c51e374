#include "mail/header.h"

#include "base/text.h"
#include "mail/charset.h"
#include "mail/message.h"
#include "mail/word.h"

#include <string.h>

static void
append_codes(GString *out, const char *bytes, gsize size)
{
	for (gsize i = 0; i < size; i++)
		g_string_append_printf(out, "=%02X", (guchar)bytes[i]);
}

/* The same word as "Q", with codes only. */
static void
append_word(GString *out, const struct word *word, const char *charset)
{
	g_autoptr(GString) bytes = g_string_new(NULL);

	word_decode(word, bytes);
	g_string_append_printf(out, "=?%s?Q?", charset);
	append_codes(out, bytes->str, bytes->len);
	g_string_append(out, "?=");
}

static char *
word_charset(const struct word *word)
{
	return g_strndup(word->charset, word->charset_size);
}

static bool
is_ascii(const char *bytes, gsize size)
{
	for (gsize i = 0; i < size; i++)
		if ((guchar)bytes[i] >= 0x80)
			return false;
	return true;
}

/* Raw bytes within an encoded word are of its charset: out of the way. */
static void
encode_words(GString *line)
{
	g_autofree char *from = g_strndup(line->str, line->len);
	const char *end = from + line->len;
	struct word word;

	g_string_truncate(line, 0);
	for (const char *c = from; c < end;) {
		if (*c != '=' || !word_read(c, end, &word)) {
			g_string_append_c(line, *c++);
			continue;
		}
		g_autofree char *charset = word_charset(&word);

		if (is_ascii(word.text, word.text_size))
			g_string_append_len(line, c, word.end - c);
		else
			append_word(line, &word, charset);
		c = word.end;
	}
}

/* No header is UTF-16, whatever its body is. */
static bool
keeps_ascii(const char *charset)
{
	static const char ascii[] = "=?@<a>";
	g_autofree char *text =
		g_convert(ascii, -1, "utf-8", charset, NULL, NULL, NULL);

	return g_strcmp0(text, ascii) == 0;
}

/* Of raw bytes; NULL: they are UTF-8, or ISO-2022, or nobody knows. */
static char *
raw_charset(const GString *line, const char *declared)
{
	g_autofree char *charset =
		g_utf8_validate(line->str, (gssize)line->len, NULL) ?
			NULL :
			charset_meant(declared);

	return charset != NULL && keeps_ascii(charset) ?
		       g_steal_pointer(&charset) :
		       NULL;
}

static GString *
unfold(const char *raw, gsize length)
{
	GString *line = g_string_new(NULL);

	for (gsize i = 0; i < length; i++) {
		bool crlf =
			raw[i] == '\r' && i + 1 < length && raw[i + 1] == '\n';

		if (raw[i] != '\n' && !crlf)
			g_string_append_c(line, raw[i]);
	}
	return line;
}

char *
header_value(const char *raw, gsize size, const char *charset, bool *cut)
{
	gsize length = strnlen(raw, size);
	bool too_long = length > MESSAGE_HEADER_BYTES_MAX;
	g_autoptr(GString) line =
		unfold(raw, MIN(length, MESSAGE_HEADER_BYTES_MAX));

	if (!is_ascii(line->str, line->len))
		encode_words(line);
	g_autofree char *raw_is = raw_charset(line, charset);

	*cut |= too_long;
	return g_strstrip(charset_decode(line, raw_is, too_long, &length));
}

char *
header_repair(const char *value)
{
	GString *words = g_string_new(NULL);
	const char *end = value + strlen(value);
	struct word word;

	while (value < end) {
		if (*value != '=' || !word_read(value, end, &word)) {
			g_string_append_c(words, *value++);
			continue;
		}
		g_autofree char *label = word_charset(&word);
		g_autofree char *charset = charset_label(label);

		append_word(words, &word, charset);
		value = word.end;
	}
	return g_string_free(words, FALSE);
}

/*
 * A character may be split over two words: words of one charset are joined
 * before they are decoded.  Returns where the first word is not joined.
 */
static const char *
decode_words(GString *text, struct word *word, const char *end)
{
	g_autoptr(GString) bytes = g_string_new(NULL);
	g_autofree char *charset = word_charset(word);
	const char *behind;
	gsize size = 0;

	do {
		word_decode(word, bytes);
		behind = word->end + strspn(word->end, " \t");
	} while (word_read(behind, end, word) &&
		 word->charset_size == strlen(charset) &&
		 g_ascii_strncasecmp(word->charset, charset,
			 word->charset_size) == 0);
	g_autofree char *decoded = charset_decode(bytes, charset, false, &size);

	g_string_append_len(text, decoded, (gssize)size);
	return behind;
}

/* Blanks between two words count for nothing, those behind the last do. */
static const char *
behind_words(GString *text, struct word *word, const char *end)
{
	const char *at;

	do
		at = decode_words(text, word, end);
	while (word_read(at, end, word));
	while (at[-1] == ' ' || at[-1] == '\t')
		at--;
	return at;
}

char *
header_text(const char *value, gsize max)
{
	g_autoptr(GString) text = g_string_new(NULL);
	const char *end = value + strlen(value);
	struct word word;

	while (value < end && text->len <= max) {
		if (*value == '=' && word_read(value, end, &word))
			value = behind_words(text, &word, end);
		else
			g_string_append_c(text, *value++);
	}
	/* An encoded line end must not become a header of our answer. */
	return g_strstrip(text_clean(text->str, (gssize)text->len, max, false));
}
