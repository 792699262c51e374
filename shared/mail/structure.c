#include "mail/structure.h"

#include "mail/delimiter.h"
#include "mail/field.h"
#include "mail/message.h"

#include <string.h>

/* Each part starts with one, and each multipart ends with one. */
enum { DELIMITERS_MAX = 3 * MESSAGE_PARTS_MAX };

/* Of two fields of one name the first counts; for GMime it is the last. */
static const char *const needed[] = { "Content-Type",
	"Content-Transfer-Encoding", "Content-Disposition", "Content-ID" };

/*
 * GMime reads these as soon as it meets them.  3.2.13 then takes 91 s for
 * "To: " with "a," times 100,000, and overflows its stack with "a:" times
 * 100,000.
 */
static const char *const hidden[] = { "From", "Sender", "Reply-To", "To", "Cc",
	"Bcc", "Subject", "Date", "Message-ID" };

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

/*
 * Writes the fields that GMime needs to the end of the header block, so that
 * all behind it keeps its place; where they start now.
 */
static gsize
move_header(char *copy, gsize size)
{
	g_autoptr(GString) header = g_string_new(NULL);
	struct block block = fields_block(copy, size);
	gsize end = block.size;

	for (size_t i = 0; i < G_N_ELEMENTS(needed); i++)
		append_first(header, copy, size, needed[i]);
	if (block.end == 0 && header->len < end)
		g_string_append_c(header, '\n'); /* somebody forgot it */
	if (end > 0 && copy[end - 1] != '\n')
		end++; /* the copy has one more */
	memcpy(copy + end - header->len, header->str, header->len);
	return end - header->len;
}

static void
hide_name(char *line, const char *end)
{
	for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++) {
		size_t size = strlen(hidden[i]);
		const char *c = line + size;

		if ((size_t)(end - line) <= size ||
			g_ascii_strncasecmp(line, hidden[i], size) != 0)
			continue;
		while (c < end && (*c == ' ' || *c == '\t'))
			c++;
		if (c < end && *c == ':')
			*line = 'X';
	}
}

/* Blanks that are meant as an empty line become some. */
static void
end_header(char *line, const char *end)
{
	if ((*line == ' ' || *line == '\t') && field_is_end(line, end))
		memset(line, '\n', strspn(line, " \t"));
}

/* What makes or breaks the reading of a part. */
static bool
is_parameter(const char *line, const char *end)
{
	static const char *const names[] = { "boundary", "charset", "filename",
		"format", "name", "report-type", "type" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		size_t size = strlen(names[i]);

		if ((size_t)(end - line) > size &&
			strchr("=*", line[size]) != NULL &&
			g_ascii_strncasecmp(line, names[i], size) == 0)
			return true;
	}
	return false;
}

/*
 * Below a line that ends in ';' a parameter that is not folded becomes a part
 * of it: some relay lost the blank.
 */
static void
fold_parameter(const char *start, char *line, const char *end)
{
	char *above = line;

	if (!is_parameter(line, end))
		return;
	if (above > start)
		above--; /* its LF */
	while (above > start && strchr(" \t\r", above[-1]) != NULL)
		above--;
	if (above > start && above[-1] == ';')
		memset(above, ' ', (size_t)(line - above));
}

/*
 * Enclosed messages have a header, too.  It is not known where, but nobody
 * reads a text from this copy.
 */
static void
mend_lines(char *bytes, gsize size)
{
	char *end = bytes + size;

	for (char *line = bytes; line < end;) {
		char *lf = memchr(line, '\n', (size_t)(end - line));

		end_header(line, end);
		fold_parameter(bytes, line, lf ? lf : end);
		hide_name(line, lf ? lf : end);
		line = lf ? lf + 1 : end;
	}
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
