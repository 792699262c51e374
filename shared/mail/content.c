#include "mail/content.h"

#include <stdbool.h>

/* Where the header block of a part starts in raw; false when it is empty. */
static bool
header_offset(const struct source *source, GMimeObject *part, gsize *offset)
{
	GMimeHeaderList *list = g_mime_object_get_header_list(part);

	if (g_mime_header_list_get_count(list) == 0)
		return false;
	GMimeHeader *first = g_mime_header_list_get_header_at(list, 0);

	*offset = source->base + (gsize)g_mime_header_get_offset(first);
	return true;
}

/* A message in multipart/digest may be a part without a header of its own. */
static bool
enclosed_offset(const struct source *source, GMimeObject *part, gsize *offset)
{
	GMimeMessage *message = NULL;

	if (GMIME_IS_MESSAGE_PART(part))
		message = g_mime_message_part_get_message(
			GMIME_MESSAGE_PART(part));
	return message != NULL &&
	       header_offset(source, GMIME_OBJECT(message), offset);
}

/* The content of a leaf without a header; GMime keeps its place. */
static bool
stream_offset(const struct source *source, GMimeObject *part, gsize *offset)
{
	GMimeDataWrapper *content = NULL;

	if (GMIME_IS_PART(part))
		content = g_mime_part_get_content(GMIME_PART(part));
	if (content == NULL)
		return false;
	GMimeStream *stream = g_mime_data_wrapper_get_stream(content);

	*offset = source->base + (gsize)stream->bound_start;
	return true;
}

struct place
content_place(const struct source *source, GMimeObject *part,
	struct boundaries boundaries)
{
	gsize offset = source->body;

	if (part == source->top)
		return place_from(source->bytes, source->size, offset,
			boundaries);
	bool has_header = header_offset(source, part, &offset);

	if (!has_header && stream_offset(source, part, &offset)) {
		offset = place_behind_boundary(source->bytes, source->size,
			offset, boundaries);
		has_header = true; /* of no field */
	}
	if (has_header)
		return place_behind_header(source->bytes, source->size, offset,
			boundaries);
	if (enclosed_offset(source, part, &offset))
		return place_from(source->bytes, source->size, offset,
			boundaries);
	return (struct place){ 0, 0 };
}

struct place
content_and_header(const struct source *source, GMimeObject *part,
	struct boundaries boundaries)
{
	gsize offset = content_place(source, part, boundaries).offset;

	header_offset(source, part, &offset);
	return place_from(source->bytes, source->size, offset, boundaries);
}
