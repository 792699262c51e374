#include "mail/place.h"

#include "mail/field.h"

#include <string.h>

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

struct place
place_behind_header(const char *bytes, gsize size, gsize header,
	struct boundaries boundaries)
{
	gsize at = MIN(header, size);

	while (at < size) {
		gsize next = behind_line(bytes, size, at);
		bool is_end = field_is_end(bytes + at, bytes + size);

		if (is_any_boundary(bytes + at, next - at, boundaries))
			break; /* a part without a content */
		at = next;
		if (is_end)
			break;
	}
	return place_from(bytes, size, at, boundaries);
}

gsize
place_behind_blanks(const char *bytes, gsize size, gsize start)
{
	bool is_line_start =
		start == 0 || start > size ||
		(bytes[start - 1] != ' ' && bytes[start - 1] != '\t');

	return is_line_start ? start : behind_line(bytes, size, start);
}
