#include "mail/field.h"

#include <string.h>

struct fields
fields_of(const char *bytes, gsize size)
{
	/* An empty GBytes has no bytes to point at. */
	return (struct fields){ bytes, size ? bytes + size : bytes, false };
}

static const char *
behind_line(const char *at, const char *end)
{
	const char *lf = memchr(at, '\n', (size_t)(end - at));

	return lf ? lf + 1 : end;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool
is_empty_line(const char *at, const char *end)
{
	return at < end &&
	       (*at == '\n' || (*at == '\r' && end - at > 1 && at[1] == '\n'));
}

/* Fills in the field that starts here; false when this is none. */
static bool
read_field(const char *at, const char *end, struct field *field)
{
	const char *c = at;

	while (c < end && (guchar)*c > ' ' && *c != 0x7f && *c != ':')
		c++;
	gsize name_size = (gsize)(c - at);

	while (c < end && is_blank(*c))
		c++;
	if (name_size == 0 || c == end || *c != ':')
		return false;
	c++;
	while (end > c && (end[-1] == '\n' || end[-1] == '\r'))
		end--;
	*field = (struct field){ at, c, name_size, (gsize)(end - c) };
	return true;
}

bool
field_is_end(const char *line, const char *end)
{
	const char *at = line;
	struct field field;

	while (at < end && is_blank(*at))
		at++;
	if (!is_empty_line(at, end))
		return false;
	if (at == line)
		return true;
	const char *next = behind_line(at, end);

	return next < end && !is_blank(*next) && !is_empty_line(next, end) &&
	       !read_field(next, behind_line(next, end), &field);
}

static const char *
behind_field(const char *at, const char *end)
{
	do
		at = behind_line(at, end);
	while (at < end && is_blank(*at) && !field_is_end(at, end));
	return at;
}

static bool
is_boundary(const char *at, const char *end)
{
	return end - at > 2 && at[0] == '-' && at[1] == '-';
}

bool
fields_next(struct fields *fields, struct field *field)
{
	const char *at = fields->at, *end = fields->end;

	while (at < end && !field_is_end(at, end)) {
		const char *start = at;

		at = behind_field(start, end);
		if (read_field(start, at, field)) {
			*fields = (struct fields){ at, end, true };
			return true;
		}
		if (fields->begun && is_boundary(start, end))
			break;
	}
	return false;
}

bool
fields_find(struct fields *fields, const char *name, struct field *field)
{
	while (fields_next(fields, field))
		if (field_is(field, name))
			return true;
	return false;
}

void
fields_skip_rest(struct fields *fields)
{
	const char *end = fields->end;

	if (is_boundary(fields->at, end)) {
		fields->at = behind_line(fields->at, end);
		return;
	}
	while (fields->at < end && !field_is_end(fields->at, end))
		fields->at = behind_line(fields->at, end);
}

bool
field_is(const struct field *field, const char *name)
{
	return strlen(name) == field->name_size &&
	       g_ascii_strncasecmp(field->name, name, field->name_size) == 0;
}

struct block
fields_block(const char *bytes, gsize size)
{
	struct fields fields = fields_of(bytes, size);
	struct field field;

	while (fields_next(&fields, &field))
		continue;
	const char *behind = field_is_end(fields.at, fields.end) ?
				     behind_line(fields.at, fields.end) :
				     fields.at;

	return (struct block){ (gsize)(fields.at - bytes),
		(gsize)(behind - fields.at) };
}
