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

	HOLDS(g_utf8_validate(value, -1, NULL));
	HOLDS(strchr(value, '\n') == NULL);
	HOLDS(cut == (strnlen(bytes, size) > MESSAGE_HEADER_BYTES_MAX));
	holds_clean(text, MESSAGE_SUBJECT_BYTES_MAX, false);
}

FUZZ_TARGET(message_init, check)
