#include "mail/attachment.h"

#include "base/hash.h"
#include "mail/field.h"
#include "mail/filename.h"
#include "mail/header.h"
#include "mail/mediatype.h"
#include "mail/part.h"

#include <string.h>

enum { TITLE_BYTES_MAX = 150 };

struct digest {
	struct hash_sum *sum;
	gint64 size;
};

static bool
add_piece(const void *bytes, size_t size, void *data)
{
	struct digest *digest = data;

	hash_add(digest->sum, bytes, size);
	digest->size += (gint64)size;
	return true;
}

static void
measure(struct message_attachment *made, GBytes *raw)
{
	struct digest digest = { hash_begin(), 0 };

	part_decode(raw, made->offset, made->length, made->encoding, add_piece,
		&digest);
	made->size = digest.size;
	hash_hex(hash_end(digest.sum), made->sha256);
}

/* "Re: your order.eml": the subject of the message that lies there. */
static char *
message_name(const struct source *source, struct place place)
{
	struct fields fields =
		fields_of(source->bytes + place.offset, place.size);
	struct field field;
	bool cut = false;

	if (!fields_find(&fields, "Subject", &field))
		return g_strdup("message.eml");
	g_autofree char *value =
		header_value(field.value, field.value_size, NULL, &cut);
	g_autofree char *title = header_text(value, TITLE_BYTES_MAX);

	g_strdelimit(title, "/\\", '-');
	return g_strconcat(*title ? title : "message", ".eml", NULL);
}

static char *
safe_name(GMimeObject *part, const char *type, const struct source *source,
	struct place place)
{
	g_autofree char *name = wrapper_name(part);

	if (name == NULL && GMIME_IS_MESSAGE_PART(part))
		name = message_name(source, place);
	if (name == NULL && g_str_equal(type, "message/rfc822"))
		name = g_strdup("message.eml");
	return filename_clean(name, type);
}

struct message_attachment *
attachment_new(GMimeObject *part, const struct source *source,
	struct place place)
{
	struct message_attachment *made = g_new0(struct message_attachment, 1);

	made->type = wrapper_type(part);
	made->name = safe_name(part, made->type, source, place);
	made->content_id = wrapper_content_id(part);
	made->inlined = wrapper_is_disposed(part, "inline");
	made->encoding = wrapper_encoding(part);
	made->offset = (gint64)place.offset;
	made->length = (gint64)place.size;
	const char *guess = mediatype_guess(made->name);

	if (guess != NULL &&
		g_str_equal(made->type, "application/octet-stream")) {
		g_free(made->type);
		made->type = g_strdup(guess);
	}
	measure(made, source->raw);
	return made;
}

struct message_attachment *
attachment_rest(const struct source *source, struct place place)
{
	struct message_attachment *made = g_new0(struct message_attachment, 1);

	made->type = g_strdup("message/rfc822");
	made->name = g_strdup("rest-of-message.eml");
	made->offset = (gint64)place.offset;
	made->length = (gint64)place.size;
	measure(made, source->raw);
	return made;
}
