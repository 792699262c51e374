/* A whole message, and all that is made of it at its delivery. */
#include "mail/message.h"

#include "mail/key.h"

#include "fuzz.h"

static void
check_same(const struct message *msg, GBytes *raw)
{
	g_autoptr(message) again = message_parse(raw, NULL);
	struct key key = key_make(msg, raw), other = key_make(again, raw);

	HOLDS(memcmp(key.bytes, other.bytes, KEY_BYTES) == 0);
	holds_same(msg->subject, again->subject);
	holds_same(msg->html, again->html);
	holds_same(msg->text, again->text);
	holds_same(msg->new_text, again->new_text);
	HOLDS(msg->addresses->len == again->addresses->len);
	HOLDS(msg->ancestors->len == again->ancestors->len);
	HOLDS((msg->report == NULL) == (again->report == NULL));
}

static void
check(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new_static(bytes, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(message) msg = message_parse(raw, &error);

	HOLDS((msg == NULL) == (error != NULL));
	if (msg == NULL)
		return;
	promises_hold(msg, raw);
	/* Of two forms new text may be made of the longer one (reading.c). */
	if (msg->plain == NULL || msg->html == NULL)
		HOLDS(msg->text == NULL ||
			strlen(msg->new_text) <= strlen(msg->text));
	check_same(msg, raw);
}

FUZZ_TARGET(message_init, check)
