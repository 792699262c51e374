#include "mail/word.h"

#include "mail/decode.h"

#include <string.h>

/* Behind "=?charset?"; NULL: no word. */
static const char *
read_charset(const char *at, const char *end, struct word *word)
{
	if (end - at < 2 || at[0] != '=' || at[1] != '?')
		return NULL;
	const char *c = at + 2;

	while (c<end && * c> ' ' && *c != '?')
		c++;
	if (c == end || *c != '?')
		return NULL;
	gsize size = (gsize)(c - at) - 2;
	const char *language = memchr(at + 2, '*', size);

	word->charset = at + 2;
	word->charset_size = language ? (gsize)(language - at) - 2 : size;
	return c + 1;
}

static bool
is_base64(const struct word *word)
{
	for (gsize i = 0; i < word->text_size; i++)
		if (!g_ascii_isalnum(word->text[i]) &&
			!strchr("+/= \t", word->text[i]))
			return false;
	return true;
}

bool
word_read(const char *at, const char *end, struct word *word)
{
	if (end - at > WORD_BYTES_MAX)
		end = at + WORD_BYTES_MAX;
	const char *c = read_charset(at, end, word);

	if (c == NULL || end - c < 4 || c[1] != '?' || !strchr("BbQq", *c))
		return false;
	const char *close = memmem(c + 2, (size_t)(end - c) - 2, "?=", 2);

	if (close == NULL)
		return false;
	word->base64 = g_ascii_toupper(*c) == 'B';
	word->text = c + 2;
	word->text_size = (gsize)(close - word->text);
	word->end = close + 2;
	return !word->base64 || is_base64(word);
}

static void
decode_b(const struct word *word, GString *bytes)
{
	g_autofree guchar *out = g_malloc(word->text_size + 3);
	struct decoder decoder = { 0 };
	gsize size = decode_base64(&decoder, word->text, word->text_size, out);

	size += decode_base64_end(&decoder, out + size);
	g_string_append_len(bytes, (const char *)out, (gssize)size);
}

static void
decode_q(const struct word *word, GString *bytes)
{
	const char *c = word->text, *end = c + word->text_size;

	for (; c < end; c++) {
		bool is_code = *c == '=' && end - c > 2 &&
			       g_ascii_isxdigit(c[1]) && g_ascii_isxdigit(c[2]);

		if (is_code) {
			g_string_append_c(bytes,
				(char)(g_ascii_xdigit_value(c[1]) << 4 |
					g_ascii_xdigit_value(c[2])));
			c += 2;
		} else {
			g_string_append_c(bytes, *c == '_' ? ' ' : *c);
		}
	}
}

void
word_decode(const struct word *word, GString *bytes)
{
	if (word->base64)
		decode_b(word, bytes);
	else
		decode_q(word, bytes);
}
