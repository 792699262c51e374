#include "ctl/letter.h"

#include "ctl/status.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

/* All of it, or NULL and EX_NOINPUT, EX_DATAERR. */
static GBytes *
read_all(int fd, const char *path, gint64 limit, GError **error)
{
	g_autoptr(GByteArray) all = g_byte_array_new();
	g_autofree guint8 *piece = g_malloc(PIECE);
	ssize_t n = 0;

	do {
		n = read(fd, piece, PIECE);
		if (n > 0)
			g_byte_array_append(all, piece, (guint)n);
	} while ((n > 0 && all->len <= limit) || (n < 0 && errno == EINTR));
	if (n < 0)
		status_set(error, EX_NOINPUT, "%s: %s", path,
			g_strerror(errno));
	else if (all->len > limit)
		status_set(error, EX_DATAERR,
			"%s: larger than message_size_limit (%" G_GINT64_FORMAT
			" bytes): it would be refused",
			path, limit);
	else
		return g_byte_array_free_to_bytes(g_steal_pointer(&all));
	return NULL;
}

GBytes *
letter_read(const struct ctl *ctl, const char *path, GError **error)
{
	bool is_stdin = strcmp(path, "-") == 0;
	gint64 limit = ctl->conf->message_size_limit;
	GBytes *raw = NULL;
	int fd = STDIN_FILENO;

	if (!viewer_may_open(ctl, path, error))
		return NULL;
	if (!is_stdin)
		fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		status_set(error, EX_NOINPUT, "%s: %s", path,
			g_strerror(errno));
		return NULL;
	}
	raw = read_all(fd, is_stdin ? "standard input" : path, limit, error);
	if (!is_stdin)
		(void)close(fd);
	return raw;
}
