#include "mail/place.h"

#include "mail/field.h"

#include <string.h>

#define NOT_FOUND G_MAXSIZE

static gsize
behind_line(const char *bytes, gsize size, gsize at)
{
	const char *lf = memchr(bytes + at, '\n', size - at);

	return lf ? (gsize)(lf - bytes) + 1 : size;
}

/* The line without its end and the blanks in front of that. */
static gsize
trim_line(const char *line, gsize size)
{
	while (size > 0 && strchr(" \t\r\n", line[size - 1]) != NULL &&
		line[size - 1] != '\0')
		size--;
	return size;
}

static bool
is_boundary(const char *line, gsize size, const char *boundary)
{
	gsize length = strlen(boundary);

	size = trim_line(line, size);
	if (size < length + 2 || memcmp(line + 2, boundary, length) != 0)
		return false;
	return size == length + 2 ||
	       (size == length + 4 && memcmp(line + size - 2, "--", 2) == 0);
}

static bool
is_any_boundary(const char *line, gsize size, struct boundaries boundaries)
{
	if (size < 2 || line[0] != '-' || line[1] != '-')
		return false;
	for (unsigned i = boundaries.n; i > 0; i--)
		if (is_boundary(line, size, boundaries.list[i - 1]))
			return true;
	return false;
}

/* The end of the content whose boundary, or nothing, starts there. */
static gsize
without_line_end(const char *bytes, gsize start, gsize end)
{
	if (end > start && bytes[end - 1] == '\n')
		end--;
	if (end > start && bytes[end - 1] == '\r')
		end--;
	return end;
}

struct place
place_from(const char *bytes, gsize size, gsize start,
	struct boundaries boundaries)
{
	gsize at = MIN(start, size);

	start = at;
	while (at < size) {
		gsize next = behind_line(bytes, size, at);

		if (is_any_boundary(bytes + at, next - at, boundaries)) {
			at = without_line_end(bytes, start, at);
			break;
		}
		at = next;
	}
	return (struct place){ start, at - start };
}

/* Of those that MIME knows in the header of a part. */
static bool
is_content_field(const struct field *field)
{
	static const char start[] = "Content-";
	size_t size = sizeof(start) - 1;

	return field->name_size > size &&
	       g_ascii_strncasecmp(field->name, start, size) == 0;
}

/* Text that starts right below the header, without an empty line. */
static bool
is_text(const char *line, const char *end, bool in_text)
{
	struct fields fields = fields_of(line, (gsize)(end - line));
	struct field field;

	if (*line == ' ' || *line == '\t')
		return in_text;
	if (!fields_next(&fields, &field))
		return true;
	return in_text && !is_content_field(&field);
}

/* A line that goes on with the parameters of the one above. */
static bool
is_parameter(const char *bytes, gsize header, gsize at)
{
	gsize above = trim_line(bytes + header, at - header);

	return above > 0 && bytes[header + above - 1] == ';';
}

/* Where text starts that the lines up to this one of the header show. */
static gsize
text_so_far(const char *bytes, gsize header, struct place line, gsize text)
{
	const char *start = bytes + line.offset;
	bool in_text = text < NOT_FOUND;

	if (!is_text(start, start + line.size, in_text))
		return NOT_FOUND;
	if (in_text || is_parameter(bytes, header, line.offset))
		return text;
	return line.offset;
}

struct place
place_behind_header(const char *bytes, gsize size, gsize header,
	struct boundaries boundaries)
{
	gsize at = MIN(header, size), text = NOT_FOUND;

	while (at < size) {
		gsize next = behind_line(bytes, size, at);
		bool is_end = field_is_end(bytes + at, bytes + size);

		if (is_any_boundary(bytes + at, next - at, boundaries))
			break; /* a part without a content */
		if (!is_end)
			text = text_so_far(bytes, header,
				(struct place){ at, next - at }, text);
		at = next;
		if (is_end)
			break;
	}
	return place_from(bytes, size, MIN(at, text), boundaries);
}

gsize
place_behind_boundary(const char *bytes, gsize size, gsize at,
	struct boundaries boundaries)
{
	gsize line = MIN(at, size);

	while (line > 0) {
		const char *lf = memrchr(bytes, '\n', line - 1);
		gsize above = lf ? (gsize)(lf - bytes) + 1 : 0;

		if (is_any_boundary(bytes + above, line - above, boundaries))
			break;
		line = above;
	}
	return line;
}

bool
place_first_part(const char *bytes, gsize size, gsize start,
	const char *boundary, gsize *line)
{
	struct boundaries only = { &boundary, 1 };

	for (gsize at = MIN(start, size); at < size;) {
		gsize next = behind_line(bytes, size, at);

		*line = at;
		if (is_any_boundary(bytes + at, next - at, only))
			return trim_line(bytes + at, next - at) ==
			       strlen(boundary) + 2;
		at = next;
	}
	return false;
}
