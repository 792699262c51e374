#include "mail/received.h"

#include "base/text.h"
#include "mail/quoted.h"

#include <stdbool.h>
#include <string.h>

enum {
	RECEIVED_BYTES_MAX = 4096,
	WORD_BYTES_MAX = 64, /* of a queue id, a login, an address */
};

char **
received_lines(const struct field *field)
{
	gsize size = MIN(field->value_size, RECEIVED_BYTES_MAX);
	g_autofree char *value = g_strndup(field->value, size);

	return g_strsplit(value, "\n", -1);
}

static const char *
behind_angle(const char *at)
{
	const char *end = strchr(at, '>');

	return end ? end + 1 : at + 1;
}

/* The word behind "id" in one line of a Received field. */
static char *
line_id(const char *at)
{
	bool is_next = false;

	while (*at != '\0' && *at != ';') {
		const char *end = strchr("(\"", *at) ? quoted_end(at) : NULL;
		size_t size = strcspn(at, " \t\r;(\"<");

		if (size == 0) {
			at = end ? end : *at == '<' ? behind_angle(at) : at + 1;
			continue;
		}
		if (is_next && size <= WORD_BYTES_MAX)
			return text_clean(at, (gssize)size, size, false);
		is_next = size == 2 && g_ascii_strncasecmp(at, "id", 2) == 0;
		at += size;
	}
	return NULL;
}

/* From the last line up: the first one has the client's own words in it. */
char *
received_id(char **lines)
{
	char *id = NULL;

	for (guint i = g_strv_length(lines); id == NULL && i > 0; i--)
		id = line_id(lines[i - 1]);
	return id;
}

/* The text up to the last such letter, clean; NULL when there is none. */
static char *
cut_at(const char *text, char end)
{
	const char *stop = strrchr(text, end);

	return stop != NULL && stop > text && stop - text <= WORD_BYTES_MAX ?
		       text_clean(text, stop - text, WORD_BYTES_MAX, false) :
		       NULL;
}

char *
received_login(char **lines)
{
	static const char mark[] = "\t(Authenticated sender: ";

	for (char **line = lines; *line != NULL; line++)
		if (line != lines && g_str_has_prefix(*line, mark))
			return cut_at(*line + strlen(mark), ')');
	return NULL;
}

/* "from HELO (NAME [ADDRESS])": HELO is the client's word, so the last one. */
char *
received_client(char **lines)
{
	static const char version6[] = "IPv6:";
	const char *at = lines[0] ? strrchr(lines[0], '[') : NULL;

	if (at == NULL)
		return NULL;
	at++;
	return cut_at(g_str_has_prefix(at, version6) ? at + strlen(version6) :
						       at,
		']');
}
