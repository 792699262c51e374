/* What a stranger calls his attachment: it ends in somebody's folder. */
#include "mail/filename.h"

#include "fuzz.h"

static void
check(const char *bytes, gsize size)
{
	g_autofree char *name = fuzz_string(bytes, size);
	g_autofree char *clean = filename_clean(name, "application/pdf");
	g_autofree char *again = filename_clean(clean, "application/pdf");

	holds_clean(clean, FILENAME_BYTES_MAX, false);
	HOLDS(*clean != '\0' && strpbrk(clean, "/\\") == NULL);
	HOLDS(strchr(" .-", *clean) == NULL);
	HOLDS(strchr(" .", clean[strlen(clean) - 1]) == NULL);
	holds_same(again, clean);
}

FUZZ_TARGET(fuzz_nothing, check)
