#include "mail/words.h"

#include <glib.h>
#include <stdbool.h>

enum { BITS = 1 << 18 }; /* texts of a megabyte have fewer different words */

/* Every word sets a bit. */
struct set {
	guint8 bytes[BITS / 8];
};

static void
set_add(struct set *set, guint32 hash)
{
	hash = (hash * 2654435761U) >> 14; /* 18 bits are left */
	set->bytes[hash / 8] |= (guint8)(1U << hash % 8);
}

/* There, each character is about a word, and nothing stands between them. */
static bool
is_ideograph(gunichar c)
{
	return c >= 0x2e80;
}

static struct set *
set_of(const char *text)
{
	struct set *set = g_new0(struct set, 1);
	guint32 hash = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		gunichar c = g_utf8_get_char(text);

		if (hash != 0 && (!g_unichar_isalnum(c) || is_ideograph(c))) {
			set_add(set, hash);
			hash = 0;
		}
		if (g_unichar_isalnum(c))
			hash = hash * 31 + g_unichar_tolower(c);
	}
	if (hash != 0)
		set_add(set, hash);
	return set;
}

unsigned
words_shared(const char *some, const char *all)
{
	g_autofree struct set *ours = set_of(some), *theirs = set_of(all);
	unsigned n = 0, shared = 0;

	for (gsize i = 0; i < sizeof(ours->bytes); i++) {
		n += (unsigned)__builtin_popcount(ours->bytes[i]);
		shared += (unsigned)__builtin_popcount(
			ours->bytes[i] & theirs->bytes[i]);
	}
	return n > 0 ? shared * 100 / n : 100;
}
