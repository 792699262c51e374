#include "mail/forwarded.h"

#include "mail/address.h"
#include "mail/headers.h"
#include "mail/quote_lines.h"
#include "mail/quote_phrase.h"

static char *
from_of_header(const char *bytes, gsize size)
{
	g_autoptr(message) head = message_unreadable(); /* empty, to fill in */
	const struct message_address *from = NULL;

	headers_read(head, fields_of(bytes, size), NULL);
	from = message_first(head, ROLE_FROM);
	return from ? g_strdup(from->address) : NULL;
}

/* An encoded one is against RFC 2046, 5.2.1, and passed over. */
static bool
is_message(const struct message_attachment *a)
{
	return g_str_equal(a->type, "message/rfc822") &&
	       a->encoding == ENCODING_NONE;
}

static char *
from_of_enclosed(const struct message *msg, GBytes *raw)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	char *from = NULL;

	for (guint i = 0; i < msg->attachments->len && from == NULL; i++) {
		const struct message_attachment *a =
			g_ptr_array_index(msg->attachments, i);

		if (is_message(a) && a->offset + a->length <= (gint64)size)
			from = from_of_header(bytes + a->offset,
				(gsize)a->length);
	}
	return from;
}

/* In brackets, behind "mailto:": whatever a program puts around it. */
static char *
address_of(const char *value)
{
	g_autofree char *words = g_strdup(value);

	return address_in_words(g_strdelimit(words, "<>[]():;\"", ' '));
}

/* "*From:* Carla <carla@example.net>" among n lines. */
static char *
from_of_block(const struct quote_lines *lines, guint first, guint n)
{
	g_autoptr(GString) key = g_string_new(NULL);

	for (guint i = first; i < first + n; i++) {
		quote_key(lines, i, KEY_AS_IT_IS, key);
		const char *value = phrase_start(key->str, WORDS_FROM);

		if (value != NULL)
			return address_of(value);
	}
	return NULL;
}

static char *
from_of_text(const char *text)
{
	g_autoptr(quote_lines) lines = quote_lines_new(text);
	char *from = NULL;

	for (guint i = 0; i < lines->n && from == NULL; i++)
		from = from_of_block(lines, i, quote_headers(lines, i));
	return from;
}

char *
forwarded_from(const struct message *msg, GBytes *raw)
{
	char *from = from_of_enclosed(msg, raw);

	return from != NULL || msg->text == NULL ? from :
						   from_of_text(msg->text);
}
