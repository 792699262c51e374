/* Bytes from outside become text; the first two say how. */
#include "base/text.h"

#include "fuzz.h"

static void
check(const char *bytes, gsize size)
{
	gsize max = size > 1 ? (guchar)bytes[0] : 0;
	bool lines = size > 1 && bytes[1] & 1;
	gsize skipped = MIN(size, 2);
	g_autofree char *clean = text_clean(bytes + skipped,
		(gssize)(size - skipped), max, lines);
	g_autofree char *again = text_clean(clean, -1, max, lines);

	holds_clean(clean, max, lines);
	holds_same(again, clean);
}

FUZZ_TARGET(fuzz_nothing, check)
