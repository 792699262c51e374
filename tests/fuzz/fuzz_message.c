/* A whole message, and all that is made of it at its delivery. */
#include "mail/message.h"

#include "mail/filename.h"
#include "mail/key.h"
#include "mail/msgid.h"
#include "mail/part.h"

#include "fuzz.h"

enum { LONGEST = MESSAGE_TEXT_BYTES_MAX };

static void
may_be_clean(const char *text, bool lines)
{
	if (text != NULL)
		fuzz_is_clean(text, LONGEST, lines);
}

static void
check_ids(const struct message *msg)
{
	FUZZ_HOLDS(msg->ancestors->len <= 2 * MSGID_LIST_MAX);
	may_be_clean(msg->id, false);
	for (guint i = 0; i < msg->ancestors->len; i++) {
		const char *id = g_ptr_array_index(msg->ancestors, i);

		fuzz_is_clean(id, MSGID_BYTES_MAX, false);
		FUZZ_HOLDS(g_strcmp0(id, msg->id) != 0);
	}
}

static void
check_addresses(const struct message *msg)
{
	FUZZ_HOLDS(msg->addresses->len <= MESSAGE_ADDRESSES_MAX);
	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(msg->addresses, i);

		fuzz_is_clean(address->address, LONGEST, false);
		may_be_clean(address->name, false);
		FUZZ_HOLDS(strchr(address->address, '@') != NULL);
	}
}

static bool
is_blank(const char *text)
{
	return text[strspn(text, " \t\n")] == '\0';
}

static void
check_texts(const struct message *msg)
{
	fuzz_is_clean(msg->subject, MESSAGE_SUBJECT_BYTES_MAX, false);
	may_be_clean(msg->plain, true);
	may_be_clean(msg->html, true);
	may_be_clean(msg->text, true);
	may_be_clean(msg->new_text, true);
	FUZZ_HOLDS((msg->text == NULL) == (!msg->plain && !msg->html));
	FUZZ_HOLDS((msg->text == NULL) == (msg->new_text == NULL));
	if (msg->text == NULL)
		return;
	FUZZ_HOLDS(strlen(msg->new_text) <= strlen(msg->text));
	FUZZ_HOLDS(is_blank(msg->text) || !is_blank(msg->new_text));
}

static bool
count(const void *bytes, size_t size, void *data)
{
	gint64 *counted = data;

	(void)bytes;
	*counted += (gint64)size;
	return true;
}

static void
check_attachment(const struct message_attachment *attachment, GBytes *raw)
{
	gint64 counted = 0;

	fuzz_is_clean(attachment->name, FILENAME_BYTES_MAX, false);
	FUZZ_HOLDS(strpbrk(attachment->name, "/\\") == NULL);
	FUZZ_HOLDS(*attachment->name != '.' && *attachment->name != '\0');
	fuzz_is_clean(attachment->type, LONGEST, false);
	may_be_clean(attachment->content_id, false);
	FUZZ_HOLDS(attachment->offset >= 0 && attachment->length >= 0);
	FUZZ_HOLDS(attachment->offset + attachment->length <=
		   (gint64)g_bytes_get_size(raw));
	part_decode(raw, attachment->offset, attachment->length,
		attachment->encoding, count, &counted);
	FUZZ_HOLDS(attachment->size == counted);
}

static void
check_parts(const struct message *msg, GBytes *raw)
{
	FUZZ_HOLDS(msg->parts > 0 && msg->parts <= MESSAGE_PARTS_MAX);
	FUZZ_HOLDS(msg->attachments->len <= msg->parts);
	for (guint i = 0; i < msg->attachments->len; i++) {
		const struct message_attachment *attachment =
			g_ptr_array_index(msg->attachments, i);

		FUZZ_HOLDS(attachment->part == i + 1);
		check_attachment(attachment, raw);
	}
}

static void
check_same(const struct message *msg, GBytes *raw)
{
	g_autoptr(message) again = message_parse(raw, NULL);
	struct key key = key_make(msg, raw), other = key_make(again, raw);

	FUZZ_HOLDS(memcmp(key.bytes, other.bytes, KEY_BYTES) == 0);
	fuzz_same(msg->subject, again->subject);
	fuzz_same(msg->html, again->html);
	fuzz_same(msg->text, again->text);
	fuzz_same(msg->new_text, again->new_text);
	FUZZ_HOLDS(msg->addresses->len == again->addresses->len);
	FUZZ_HOLDS(msg->ancestors->len == again->ancestors->len);
	FUZZ_HOLDS((msg->report == NULL) == (again->report == NULL));
}

static void
check(const char *bytes, gsize size)
{
	g_autoptr(GBytes) raw = g_bytes_new_static(bytes, size);
	g_autoptr(GError) error = NULL;
	g_autoptr(message) msg = message_parse(raw, &error);

	FUZZ_HOLDS((msg == NULL) == (error != NULL));
	if (msg == NULL)
		return;
	FUZZ_HOLDS(!msg->unreadable && msg->date >= 0);
	check_ids(msg);
	check_addresses(msg);
	check_texts(msg);
	check_parts(msg, raw);
	check_same(msg, raw);
}

FUZZ_TARGET(message_init, check)
