#include "mail/key.h"

#include "base/hash.h"
#include "mail/even.h"
#include "mail/field.h"
#include "mail/part.h"
#include "mail/subject.h"
#include "mail/trace.h"

#include <string.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

/* Of what goes into the sum: a new one makes all old mail new. */
static const char version[] = "postcase key v1";

/* Each field with its length, so that none can pass for two. */
static void
add_field(struct hash_sum *sum, const void *bytes, gsize size)
{
	guint64 length = GUINT64_TO_BE((guint64)size);

	hash_add(sum, &length, sizeof(length));
	hash_add(sum, bytes, size);
}

static void
add_string(struct hash_sum *sum, const char *string)
{
	add_field(sum, string ? string : "", string ? strlen(string) : 0);
}

static void
add_number(struct hash_sum *sum, gint64 number)
{
	gint64 bytes = GINT64_TO_BE(number);

	add_field(sum, &bytes, sizeof(bytes));
}

/* False when there is nothing in it. */
static bool
add_text(struct hash_sum *sum, const char *kind, const char *text)
{
	struct even even;
	struct hash digest;

	even_init(&even);
	even_add(&even, text ? text : "", text ? strlen(text) : 0);
	bool any = even_finish(&even, &digest);

	if (any) {
		add_string(sum, kind);
		add_field(sum, digest.bytes, HASH_BYTES);
	}
	return any;
}

static bool
even_piece(const void *bytes, size_t size, void *data)
{
	even_add(data, bytes, size);
	return true;
}

/*
 * Decoded again, not the hash we have: the line ends of a text that is not
 * base64 are those of the door it came through.
 */
static void
add_place(struct hash_sum *sum, GBytes *raw, gint64 offset, gint64 length,
	enum message_encoding encoding)
{
	struct even even;
	struct hash digest;

	even_init(&even);
	part_decode(raw, offset, length, encoding, even_piece, &even);
	even_finish(&even, &digest);
	add_field(sum, digest.bytes, HASH_BYTES);
}

static void
add_attachments(struct hash_sum *sum, const struct message *msg, GBytes *raw)
{
	add_number(sum, msg->attachments->len);
	for (guint i = 0; i < msg->attachments->len; i++) {
		const struct message_attachment *attachment =
			g_ptr_array_index(msg->attachments, i);

		add_place(sum, raw, attachment->offset, attachment->length,
			attachment->encoding);
	}
}

/* Behind the header block. */
static void
add_body(struct hash_sum *sum, GBytes *raw)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	struct block header = fields_block(bytes, size);

	add_place(sum, raw, (gint64)(header.size + header.end), (gint64)size,
		ENCODING_NONE);
}

static void
add_message(struct hash_sum *sum, const struct message *msg, GBytes *raw)
{
	const struct message_address *from = message_first(msg, ROLE_FROM);

	add_string(sum, msg->id);
	add_string(sum, from ? from->address : NULL);
	add_number(sum, msg->date);
	if (!add_text(sum, "text", msg->plain))
		add_text(sum, "html", msg->html);
	add_attachments(sum, msg, raw);
	if (msg->cut)
		add_body(sum, raw);
	if (msg->id == NULL) {
		g_autofree char *subject = subject_base(msg->subject);

		add_string(sum, subject);
	}
	if (msg->id == NULL && msg->date == 0) {
		g_autoptr(trace) trace = trace_read(raw);

		add_string(sum, trace->queue_id);
	}
}

static void
add_unreadable(struct hash_sum *sum, GBytes *raw)
{
	g_autoptr(trace) trace = trace_read(raw);

	add_string(sum, "unreadable");
	add_place(sum, raw, (gint64)(trace->skip + trace->own),
		(gint64)g_bytes_get_size(raw), ENCODING_NONE);
}

/* The day, and what was summed up; frees the sum. */
static struct key
finish(struct hash_sum *sum, gint64 date)
{
	guint32 day = GUINT32_TO_BE((guint32)(date / DAY_SECONDS));
	struct hash hash = hash_end(sum);
	struct key key;

	memcpy(key.bytes, &day, sizeof(day));
	memcpy(key.bytes + sizeof(day), hash.bytes, HASH_BYTES);
	return key;
}

struct key
key_make(const struct message *msg, GBytes *raw)
{
	struct hash_sum *sum = hash_begin();

	add_string(sum, version);
	if (msg->unreadable)
		add_unreadable(sum, raw);
	else
		add_message(sum, msg, raw);
	return finish(sum, msg->date);
}

void
key_mark_forged(struct key *key)
{
	struct hash_sum *sum = hash_begin();
	struct hash hash;

	add_string(sum, "forged");
	add_field(sum, key->bytes, KEY_BYTES);
	hash = hash_end(sum);
	memcpy(key->bytes + KEY_BYTES - HASH_BYTES, hash.bytes, HASH_BYTES);
}

bool
key_make_own(const struct message *msg, struct key *key)
{
	const struct message_address *from = message_first(msg, ROLE_FROM);
	struct hash_sum *sum = NULL;

	if (msg->id == NULL || from == NULL || msg->date == 0)
		return false;
	sum = hash_begin();
	add_string(sum, version);
	add_string(sum, "own");
	add_string(sum, msg->id);
	add_string(sum, from->address);
	add_number(sum, msg->date);
	*key = finish(sum, msg->date);
	return true;
}
