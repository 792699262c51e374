/* A text as body_text() has it. */
#include "mail/flowed.h"

#include "base/text.h"

#include "fuzz.h"

enum { TEXT_MAX = 1024 * 1024 };

static void
check(const char *bytes, gsize size)
{
	g_autofree char *text = text_clean(bytes, (gssize)size, TEXT_MAX, true);
	g_autofree char *made = flowed_undo(text, size % 2 == 0);

	holds_clean(made, strlen(text), true);
}

FUZZ_TARGET(fuzz_nothing, check)
