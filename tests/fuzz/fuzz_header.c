/* Header values, raw as they are in the message. */
#include "mail/header.h"

#include "mail/message.h"

#include "fuzz.h"

static void
check(const char *bytes, gsize size)
{
	bool cut = false;
	g_autofree char *value = header_value(bytes, size, NULL, &cut);
	g_autofree char *text = header_text(value, MESSAGE_SUBJECT_BYTES_MAX);

	FUZZ_HOLDS(g_utf8_validate(value, -1, NULL));
	FUZZ_HOLDS(strchr(value, '\n') == NULL);
	FUZZ_HOLDS(cut == (strnlen(bytes, size) > MESSAGE_HEADER_BYTES_MAX));
	fuzz_is_clean(text, MESSAGE_SUBJECT_BYTES_MAX, false);
}

FUZZ_TARGET(message_init, check)
