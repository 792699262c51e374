#include "mail/charset.h"

#include <string.h>

/* What stands in front of each byte or pair of bytes in EUC-JP. */
enum set { ASCII, KATAKANA, KANJI, KANJI_MORE };

static const struct {
	const char *escape;
	enum set set;
} escapes[] = {
	{ "\x1b(B", ASCII },
	{ "\x1b(J", ASCII },
	{ "\x1b(I", KATAKANA },
	{ "\x1b$@", KANJI },
	{ "\x1b$B", KANJI },
	{ "\x1b$(D", KANJI_MORE },
};

/* Behind an escape sequence, or NULL when there is none. */
static const char *
behind_escape(const char *at, enum set *set)
{
	for (size_t i = 0; i < G_N_ELEMENTS(escapes); i++) {
		size_t size = strlen(escapes[i].escape);

		if (strncmp(at, escapes[i].escape, size) == 0) {
			*set = escapes[i].set;
			return at + size;
		}
	}
	return NULL;
}

/* A character, or less at the end; where the next one is. */
static const char *
append_character(GString *euc, const char *at, const char *end, enum set set)
{
	unsigned n = set == KANJI || set == KANJI_MORE ? 2 : 1;

	if (set == ASCII || (guchar)*at <= ' ') {
		g_string_append_c(euc, *at);
		return at + 1;
	}
	if (set == KATAKANA)
		g_string_append_c(euc, '\x8e');
	if (set == KANJI_MORE)
		g_string_append_c(euc, '\x8f');
	for (; n > 0 && at < end; n--)
		g_string_append_c(euc, (char)((guchar)*at++ | 0x80));
	return at;
}

GString *
charset_jis_to_euc(const GString *bytes)
{
	GString *euc = g_string_sized_new(bytes->len);
	const char *at = bytes->str, *end = at + bytes->len;
	enum set set = ASCII;

	while (at < end) {
		const char *behind = behind_escape(at, &set);

		if (*at == '\n')
			set = ASCII;
		at = behind ? behind : append_character(euc, at, end, set);
	}
	return euc;
}
