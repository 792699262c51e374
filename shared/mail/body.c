#include "mail/body.h"

#include "base/text.h"
#include "mail/charset.h"
#include "mail/flowed.h"
#include "mail/part.h"

#include <string.h>

/*
 * No charset has more than four bytes for a character: where the text is cut
 * is the same in all of them, and so is the key of the message.
 */
enum {
	DECODED_MAX = 4 * MESSAGE_TEXT_BYTES_MAX,
	CHARACTER_MAX = 4,
	LINE_MAX_BYTES = 998,
	WRONG_ONE_IN = 10
};

static bool
is_base64(char c)
{
	return g_ascii_isalnum(c) ||
	       (c != '\0' && strchr("+/=\r\n", c) != NULL);
}

/*
 * Programs say base64 of a text that they never encoded: its first line, and
 * only that, for a footer may follow, has blanks and the like.
 */
static enum message_encoding
true_encoding(GBytes *raw, const struct body *body)
{
	const char *bytes = g_bytes_get_data(raw, NULL);
	const char *at = bytes + body->place.offset;
	gsize n = 0, wrong = 0;

	if (body->encoding != ENCODING_BASE64)
		return body->encoding;
	for (; n < body->place.size && n < LINE_MAX_BYTES; n++) {
		if (at[n] == '\n' && n > 1)
			break;
		wrong += !is_base64(at[n]);
	}
	return wrong * WRONG_ONE_IN > n ? ENCODING_NONE : ENCODING_BASE64;
}

char *
body_text(GBytes *raw, const struct body *body, gsize max, bool *cut)
{
	struct message_attachment part = {
		.offset = (gint64)body->place.offset,
		.length = (gint64)body->place.size,
		.encoding = true_encoding(raw, body),
	};
	bool more = false;
	g_autoptr(GString) bytes = part_start(raw, &part, DECODED_MAX, &more);
	gsize size = 0;
	g_autofree char *text =
		charset_decode(bytes, body->charset, more, &size);
	g_autofree char *clean = text_clean(text, (gssize)size, max, true);

	*cut |= more || strlen(clean) + CHARACTER_MAX > max;
	return body->flowed ? flowed_undo(clean, body->delsp) :
			      g_steal_pointer(&clean);
}
