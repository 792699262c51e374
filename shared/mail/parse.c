#include "mail/message.h"

#include "base/fault.h"
#include "mail/field.h"
#include "mail/headers.h"
#include "mail/html.h"
#include "mail/reading.h"
#include "mail/report_read.h"
#include "mail/signals.h"
#include "mail/structure.h"
#include "mail/walk.h"

#include <string.h>

void
message_init(void)
{
	g_mime_init();
	html_init();
}

/* Behind a "From " line and junk; false when there is no field at all. */
static bool
find_header(GBytes *raw, gsize *offset)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);
	struct fields fields = fields_of(bytes, size);
	struct field first;

	if (bytes == NULL || !fields_next(&fields, &first))
		return false;
	*offset = (gsize)(first.name - bytes);
	return true;
}

/*
 * Where no LF is, CR ends a line (old Macintosh, some web forms).  Every byte
 * keeps its place.
 */
static GBytes *
with_line_feeds(GBytes *raw)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(raw, &size);

	if (size == 0 || memchr(bytes, '\n', size) != NULL ||
		memchr(bytes, '\r', size) == NULL)
		return g_bytes_ref(raw);
	char *copy = g_memdup2(bytes, size);

	for (gsize i = 0; i < size; i++)
		if (copy[i] == '\r')
			copy[i] = '\n';
	return g_bytes_new_take(copy, size);
}

/* Of the first text, for the headers: raw bytes there are mostly of that. */
static const char *
body_charset(GMimeObject *part)
{
	for (int depth = 0; depth < MESSAGE_DEPTH_MAX; depth++) {
		if (!GMIME_IS_MULTIPART(part))
			break;
		GMimeMultipart *parent = GMIME_MULTIPART(part);

		if (g_mime_multipart_get_count(parent) == 0)
			return NULL;
		part = g_mime_multipart_get_part(parent, 0);
	}
	return g_mime_object_get_content_type_parameter(part, "charset");
}

static struct message *
read_message(GMimeObject *top, GBytes *raw, GBytes *lines, gsize base,
	gsize seen)
{
	struct message *msg = message_unreadable(); /* empty, to fill in */
	struct source source = { .raw = raw,
		.lines = lines,
		.base = base,
		.seen = base + seen,
		.top = top };

	source.bytes = g_bytes_get_data(lines, &source.size);
	const char *start = source.bytes + base;
	struct block header = fields_block(start, source.size - base);

	source.body = base + header.size + header.end;
	msg->unreadable = false;
	headers_read(msg, fields_of(start, source.size - base),
		body_charset(top));
	walk_parts(msg, &source);
	reading_choose(msg);
	signals_read(msg, lines);
	msg->report = report_read(msg, lines);
	return msg;
}

struct message *
message_parse(GBytes *raw, GError **error)
{
	gsize size = 0, base = 0, seen = 0;
	g_autoptr(GBytes) lines = with_line_feeds(raw);
	const char *bytes = g_bytes_get_data(lines, &size);
	bool readable = find_header(lines, &base);
	g_autoptr(GMimeMessage) mime =
		readable ? structure_parse(bytes + base, size - base, &seen) :
			   NULL;
	GMimeObject *top = mime ? g_mime_message_get_mime_part(mime) : NULL;

	if (top == NULL) {
		fault_set(error, FAULT_PERM, "5.6.0",
			"cannot read this as a message");
		return NULL;
	}
	return read_message(top, raw, lines, base, seen);
}
