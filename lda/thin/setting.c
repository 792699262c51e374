#include "lda/thin/setting.h"

#include "conf/path.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	FILE_MAX = 64 * 1024,
	SPARE_S = 10,
};

static const char blanks[] = " \t\r\f";

/* The value in this line when it is the key's, without blanks at its start. */
static const char *
value_in(const char *line, const char *key)
{
	size_t size = strlen(key);

	line += strspn(line, blanks);
	if (strncmp(line, key, size) != 0)
		return NULL;
	line += size;
	line += strspn(line, blanks);
	return *line == '=' ? line + 1 + strspn(line + 1, blanks) : NULL;
}

/* Up to the end of the text, not of the line. */
static const char *
value_of(const char *text, const char *key, const char *preset)
{
	for (const char *line = text; line != NULL;) {
		const char *value = value_in(line, key);

		if (value != NULL)
			return value;
		line = strchr(line, '\n');
		line = line ? line + 1 : NULL;
	}
	return preset;
}

static unsigned
number_of(const char *text, const char *key, const char *preset)
{
	return (unsigned)strtoul(value_of(text, key, preset), NULL, 10);
}

/* The first word that is a path. */
static bool
find_socket(const char *words, char socket[SETTING_SOCKET_MAX + 1])
{
	const char *end = words + strcspn(words, "\n");
	size_t size = 0;

	for (; words < end; words += size) {
		words += strspn(words, blanks);
		size = strcspn(words, " \t\r\f\n");
		if (*words == '/' && size <= SETTING_SOCKET_MAX) {
			*(char *)mempcpy(socket, words, size) = '\0';
			return true;
		}
	}
	return false;
}

bool
setting_parse(const char *text, struct setting *setting)
{
	setting->answer_s = number_of(text, "deadline", PRESET_DEADLINE) +
			    2 * number_of(text, "database_timeout",
					PRESET_DATABASE_TIMEOUT) +
			    SPARE_S;
	return find_socket(value_of(text, "lmtp_listen", PRESET_LMTP_LISTEN),
		setting->socket);
}

bool
setting_load(const char *path, struct setting *setting)
{
	static char text[FILE_MAX + 1];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t size = fd >= 0 ? read(fd, text, FILE_MAX) : -1;

	if (fd >= 0)
		(void)close(fd);
	if (size < 0 || size == FILE_MAX)
		return false;
	text[size] = '\0';
	return setting_parse(text, setting);
}
