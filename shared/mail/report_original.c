#include "mail/report_original.h"

#include "mail/headers.h"

#include <string.h>

static char *
first_address(const struct message *msg, enum message_role role)
{
	const struct message_address *first = message_first(msg, role);

	return first ? g_strdup(first->address) : NULL;
}

/* A block without one of the fields is no header block. */
void
report_original_read(struct report_original *original, const char *bytes,
	gsize size)
{
	g_autoptr(message) msg = message_unreadable(); /* empty, to fill in */

	headers_read(msg, fields_of(bytes, size), NULL);
	if (original->id == NULL)
		original->id = g_steal_pointer(&msg->id);
	if (original->subject == NULL && *msg->subject != '\0')
		original->subject = g_steal_pointer(&msg->subject);
	if (original->from == NULL)
		original->from = first_address(msg, ROLE_FROM);
	if (original->to == NULL)
		original->to = first_address(msg, ROLE_TO);
}

static const char *
behind_line(const char *at)
{
	const char *lf = strchr(at, '\n');

	return lf ? lf + 1 : at + strlen(at);
}

static bool
is_field(const char *line)
{
	size_t name = strcspn(line, ": \t\n");

	return name > 0 && line[name] == ':';
}

/* The marks in front of the first field: "> ", blanks, or none. */
static const char *
find_header(const char *text, size_t *marks)
{
	for (int lines = 0; *text != '\0' && lines < 20;
		text = behind_line(text), lines++) {
		*marks = strspn(text, "> \t");
		if (is_field(text + *marks))
			return text;
	}
	return NULL;
}

void
report_original_quoted(struct report_original *original, const char *text)
{
	g_autoptr(GString) header = g_string_new(NULL);
	size_t marks = 0;
	const char *line = find_header(text, &marks);

	while (line != NULL && *line != '\0' &&
		header->len < MESSAGE_HEADER_BYTES_MAX) {
		const char *next = behind_line(line);
		size_t skip = MIN(strspn(line, "> \t"), marks);

		if (line[skip] == '\n' || line[skip] == '\0')
			break;
		g_string_append_len(header, line + skip,
			(gssize)(next - line) - (gssize)skip);
		line = next;
	}
	report_original_read(original, header->str, header->len);
}
