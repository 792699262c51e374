#include "mail/header.h"

#include "base/text.h"
#include "mail/charset.h"
#include "mail/decode.h"
#include "mail/gmime.h"
#include "mail/message.h"

#include <string.h>

/* Made once, only read afterwards: all threads share them. */
static GMimeParserOptions *lenient;
static GRegex *encoded_word;

void
header_init(void)
{
	const char *charsets[] = { "utf-8", "windows-1252", NULL };

	lenient = g_mime_parser_options_new();
	g_mime_parser_options_set_fallback_charsets(lenient, charsets);
	encoded_word = g_regex_new("=\\?([^?\\s]+)\\?"
				   "([bB]\\?[A-Za-z0-9+/=]*|[qQ]\\?[^?\\s]*)"
				   "\\?=",
		G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL);
}

char *
header_value(const char *raw, gsize size, bool *cut)
{
	g_autoptr(GString) line = g_string_new(NULL);
	gsize length = strnlen(raw, size);
	bool too_long = length > MESSAGE_HEADER_BYTES_MAX;

	if (too_long)
		length = MESSAGE_HEADER_BYTES_MAX;
	for (gsize i = 0; i < length; i++) {
		bool crlf =
			raw[i] == '\r' && i + 1 < size && raw[i + 1] == '\n';

		if (raw[i] != '\n' && !crlf)
			g_string_append_c(line, raw[i]);
	}
	*cut |= too_long;
	return g_strstrip(charset_decode(line, NULL, too_long, &length));
}

static void
append_base64(GString *out, const char *base64)
{
	g_autofree guchar *bytes = g_malloc(strlen(base64) + 3);
	struct decoder decoder = { 0 };
	gsize size = decode_base64(&decoder, base64, strlen(base64), bytes);

	size += decode_base64_end(&decoder, bytes + size);
	for (gsize i = 0; i < size; i++)
		g_string_append_printf(out, "=%02X", bytes[i]);
}

static gboolean
write_word(const GMatchInfo *match, GString *out, gpointer unused)
{
	g_autofree char *label = g_match_info_fetch(match, 1);
	g_autofree char *charset = charset_label(label);
	g_autofree char *text = g_match_info_fetch(match, 2); /* "B?..." */

	(void)unused;
	g_string_append_printf(out, "=?%s?Q?", charset);
	if (g_ascii_toupper(*text) == 'B')
		append_base64(out, text + 2);
	else
		g_string_append(out, text + 2);
	g_string_append(out, "?=");
	return FALSE;
}

/*
 * Writes base64 words as quoted-printable ones, which GMime 3.2.13 joins
 * rightly (upstream 1a33a55b, in 3.2.14).  Also keeps a character together
 * whose bytes are split over two words.
 */
char *
header_repair(const char *value)
{
	char *words = g_regex_replace_eval(encoded_word, value, -1, 0, 0,
		write_word, NULL, NULL);

	return words ? words : g_strdup(value);
}

char *
header_text(const char *value, gsize max)
{
	g_autofree char *words = header_repair(value);
	g_autofree char *text = g_mime_utils_header_decode_text(lenient, words);

	/* An encoded line end must not become a header of our answer. */
	return g_strstrip(text_clean(text, -1, max, false));
}
