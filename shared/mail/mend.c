#include "mail/mend.h"

#include "mail/field.h"

#include <stdbool.h>
#include <string.h>

/*
 * GMime reads these as soon as it meets them.  3.2.13 then takes 91 s for
 * "To: " with "a," times 100,000, and overflows its stack with "a:" times
 * 100,000.
 */
static const char *const hidden[] = { "From", "Sender", "Reply-To", "To", "Cc",
	"Bcc", "Subject", "Date", "Message-ID" };

/* Most lines start with none of the names: that is seen at the first letter. */
static bool
starts_like(const char *line, const char *name)
{
	return ((*line ^ *name) & ~0x20) == 0;
}

static void
hide_name(char *line, const char *end)
{
	for (size_t i = 0; i < G_N_ELEMENTS(hidden); i++) {
		if (!starts_like(line, hidden[i]))
			continue;

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
		if (!starts_like(line, names[i]))
			continue;

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

/* "Content-Type: multipart/mixed", and no parameter yet. */
static bool
is_bare_type(const char *line, const char *end)
{
	static const char field[] = "Content-Type:";
	size_t size = sizeof(field) - 1;

	return (size_t)(end - line) > size &&
	       g_ascii_strncasecmp(line, field, size) == 0 &&
	       memchr(line, ';', (size_t)(end - line)) == NULL;
}

/* A boundary may stand below that without a ';'. */
static void
separate_boundary(const char *start, char *line, const char *end)
{
	static const char name[] = "boundary=";
	size_t size = sizeof(name) - 1;
	char *c = line;

	while (c < end && (*c == ' ' || *c == '\t'))
		c++;
	if (c == line || line == start || (size_t)(end - c) < size ||
		g_ascii_strncasecmp(c, name, size) != 0)
		return;
	char *lf = line - 1;
	const char *before = memrchr(start, '\n', (size_t)(lf - start));
	const char *above = before ? before + 1 : start;

	if (is_bare_type(above, lf)) {
		*lf = ';';
		if (lf[-1] == '\r')
			lf[-1] = ' ';
	}
}

/* Blanks at the end of a boundary are none of it (RFC 2046, section 5.1.1). */
static void
trim_boundary(char *line, const char *end)
{
	static const char name[] = "boundary=";
	const size_t size = sizeof(name) - 1;
	char *c = line;

	while ((c = memchr(c, '"', (size_t)(end - c))) != NULL) {
		char *open = c++;
		bool found = (size_t)(open - line) >= size &&
			     g_ascii_strncasecmp(open - size, name, size) == 0;
		char *close = found ? memchr(c, '"', (size_t)(end - c)) : NULL;
		char *last = close;

		while (last != NULL && last[-1] == ' ')
			last--;
		if (last != close) {
			*last = '"';
			*close = ' ';
		}
	}
}

/* But for Content-Type and its kin. */
static bool
is_countable(const char *line, const char *end)
{
	static const char own[] = "Content-";
	size_t size = sizeof(own) - 1;

	return (guchar)*line > ' ' &&
	       memchr(line, ':', (size_t)(end - line)) != NULL &&
	       ((size_t)(end - line) < size ||
		       g_ascii_strncasecmp(line, own, size) != 0);
}

static bool
is_text(const char *line, const char *end)
{
	return line < end && *line != '\r' &&
	       (end - line < 2 || line[0] != '-' || line[1] != '-');
}

/* The first of a header stays: GMime would end the header there. */
static void
limit_field(const char *start, char *line, const char *end, guint *fields)
{
	if (line == end || !is_countable(line, end) ||
		++*fields <= MEND_FIELDS_MAX || line == start)
		return;
	const char *lf = line - 1;
	const char *before = memrchr(start, '\n', (size_t)(lf - start));

	if (is_text(before ? before + 1 : start, lf))
		*line = ' ';
}

/*
 * Enclosed messages have a header, too.  It is not known where, but nobody
 * reads a text from this copy.
 */
void
mend_lines(char *bytes, gsize size)
{
	char *end = bytes + size;
	guint fields = 0;

	for (char *line = bytes; line < end;) {
		char *lf = memchr(line, '\n', (size_t)(end - line));

		end_header(line, end);
		fold_parameter(bytes, line, lf ? lf : end);
		separate_boundary(bytes, line, lf ? lf : end);
		trim_boundary(line, lf ? lf : end);
		hide_name(line, lf ? lf : end);
		limit_field(bytes, line, lf ? lf : end, &fields);
		line = lf ? lf + 1 : end;
	}
}
