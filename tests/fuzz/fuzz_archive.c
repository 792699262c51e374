/* Archive recipients from whoever writes them. */
#include "rules/archive.h"

#include "fuzz.h"

#define DOMAIN "a.test"
#define ID     "1@x"

static const struct token_key key = { .id = 3, .secret = "any secret does" };

/* One way to write each; and who knows no secret does not guess one. */
static void
check(const char *bytes, gsize size)
{
	g_autofree char *text = fuzz_string(bytes, size);
	g_autofree char *recipient =
		g_strdup_printf("archive+%s@" DOMAIN, text);
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(key));
	g_autofree char *made = NULL;
	struct archive archive;

	HOLDS(archive_is_one(recipient, DOMAIN) || strchr(text, '@') != NULL);
	if (!archive_of_recipient(recipient, DOMAIN, &archive))
		return;
	HOLDS(archive.user > 0 && archive.casefile >= 0);
	HOLDS(archive.account > 0 && archive.time > 0);
	HOLDS(archive.key < TOKEN_KEYS);
	g_array_append_val(keys, key);
	made = archive_address(&archive, ID, &key, DOMAIN);
	HOLDS(strlen(made) == strlen(recipient));
	HOLDS(!archive_is_right(&archive, ID, keys, archive.time) ||
		g_ascii_strcasecmp(made, recipient) == 0);
}

FUZZ_TARGET(fuzz_nothing, check)
