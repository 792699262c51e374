#include "mail/structure.h"

#include "mail/delimiter.h"
#include "mail/field.h"
#include "mail/gmime.h"
#include "mail/mend.h"
#include "mail/message.h"
#include "mail/place.h"

#include <string.h>

/* Each part starts with one, and each multipart ends with one. */
enum { DELIMITERS_MAX = 3 * MESSAGE_PARTS_MAX };

/* Of two fields of one name the first counts; for GMime it is the last. */
static const char *const needed[] = { "Content-Type",
	"Content-Transfer-Encoding", "Content-Disposition", "Content-ID" };

static void
append_first(GString *header, const char *bytes, gsize size, const char *name)
{
	struct fields fields = fields_of(bytes, size);
	struct field field;

	if (!fields_find(&fields, name, &field) ||
		field.value_size > MESSAGE_HEADER_BYTES_MAX)
		return;
	gsize length = (gsize)(field.value - field.name) + field.value_size;

	g_string_append_len(header, field.name, (gssize)length);
	g_string_append_c(header, '\n');
}

/* The boundary that the first Content-Type of a multipart has, or NULL. */
static char *
declared_boundary(const char *bytes, gsize size, bool *is_multipart)
{
	g_autoptr(GString) header = g_string_new(NULL);

	append_first(header, bytes, size, "Content-Type");
	g_string_replace(header, "\r", "", 0);
	g_string_replace(header, "\n", "", 0); /* unfolded */
	const char *value = strchr(header->str, ':');
	g_autoptr(GMimeContentType) type = g_mime_content_type_parse(NULL,
		value ? value + 1 : "text/plain");

	*is_multipart = g_mime_content_type_is_type(type, "multipart", "*");
	return g_strdup(g_mime_content_type_get_parameter(type, "boundary"));
}

/*
 * What GMime is to read: the fields that it needs, and where what follows them
 * starts.
 */
struct top {
	GString *header;
	gsize body;
};

/*
 * Without what stands in front of the first part, of which GMime keeps several
 * copies; and a multipart without parts is one text.
 */
static void
leave_preamble_out(struct top *top, const char *copy, gsize size)
{
	bool is_multipart = false;
	gsize line = 0;
	g_autofree char *boundary =
		declared_boundary(copy, size, &is_multipart);

	if (!is_multipart)
		return;
	if (boundary == NULL ||
		!place_first_part(copy, size, top->body, boundary, &line))
		g_string_assign(top->header, "");
	else if (line > top->body)
		top->body = line;
}

/*
 * Writes the fields that GMime needs to the end of the header block, or of the
 * preamble, so that all behind keeps its place; where they start now.
 */
static gsize
move_header(char *copy, gsize size)
{
	struct block block = fields_block(copy, size);
	g_autoptr(GString) header = g_string_new(NULL);
	struct top top = { header, block.size + block.end };

	for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
		append_first(header, copy, size, needed[i]);
	if (block.end == 0 && block.size > 0 && copy[block.size - 1] != '\n')
		top.body++; /* the copy has one more */
	leave_preamble_out(&top, copy, size);
	if (header->len < top.body)
		g_string_append_c(header, '\n'); /* the empty line */
	memcpy(copy + top.body - header->len, header->str, header->len);
	return top.body - header->len;
}

/* With a blank line: GMime refuses a header that ends within a name. */
static GMimeStream *
copy_stream(const char *bytes, gsize size)
{
	GByteArray *copy = g_byte_array_sized_new((guint)size + 2);

	g_byte_array_append(copy, (const guint8 *)bytes, (guint)size);
	g_byte_array_append(copy, (const guint8 *)"\n\n", 2);
	mend_lines((char *)copy->data, size);
	gsize start = move_header((char *)copy->data, size);

	GMimeStream *stream = g_mime_stream_mem_new_with_byte_array(copy);

	g_mime_stream_seek(stream, (gint64)start, GMIME_STREAM_SEEK_SET);
	return stream;
}

GMimeMessage *
structure_parse(const char *bytes, gsize size, gsize *seen)
{
	if (size >= G_MAXINT)
		return NULL;
	*seen = delimiter_limit(bytes, size, DELIMITERS_MAX);

	g_autoptr(GMimeStream) stream = copy_stream(bytes, *seen);
	g_autoptr(GMimeParser) parser = g_mime_parser_new_with_stream(stream);

	return g_mime_parser_construct_message(parser, NULL);
}
