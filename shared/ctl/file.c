#include "ctl/file.h"

#include "ctl/status.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

struct file {
	int fd;
	char *path; /* NULL: standard output */
	bool made;  /* here, not overwritten: it may go when it is not whole */
};

static struct file *
open_stdout(bool force, GError **error)
{
	struct file *file = NULL;

	if (isatty(STDOUT_FILENO) && !force) {
		status_set(error, EX_USAGE,
			"a mail's bytes can upset a terminal: send them to a "
			"file or a program, or say --force");
		return NULL;
	}
	file = g_new0(struct file, 1);
	file->fd = STDOUT_FILENO;
	return file;
}

struct file *
file_open(const char *path, bool force, GError **error)
{
	const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOCTTY;
	struct file *file = NULL;
	bool made = true;
	int fd = -1;

	if (path == NULL || strcmp(path, "-") == 0)
		return open_stdout(force, error);
	fd = open(path, flags | O_EXCL, 0600);
	if (fd < 0 && errno == EEXIST && force) {
		made = false;
		fd = open(path, flags | O_TRUNC, 0600);
	}
	if (fd < 0) {
		status_set(error, EX_CANTCREAT, "%s: %s%s", path,
			g_strerror(errno),
			errno == EEXIST ? "; say --force to overwrite it" : "");
		return NULL;
	}
	file = g_new0(struct file, 1);
	*file = (struct file){ fd, g_strdup(path), made };
	return file;
}

static bool
fail(const struct file *file, GError **error)
{
	return status_set(error, EX_IOERR, "%s: %s",
		file->path ? file->path : "standard output", g_strerror(errno));
}

bool
file_write(struct file *file, const void *bytes, size_t size, GError **error)
{
	const char *at = bytes;

	while (size > 0) {
		ssize_t n = write(file->fd, at, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fail(file, error);
		at += n;
		size -= (size_t)n;
	}
	return true;
}

bool
file_close(struct file *file, GError **error)
{
	int result = file->path ? close(file->fd) : 0;

	file->fd = -1;
	if (result != 0)
		return fail(file, error);
	file->made = false; /* it stays */
	return true;
}

void
file_free(struct file *file)
{
	if (file == NULL)
		return;
	if (file->path != NULL && file->fd >= 0)
		(void)close(file->fd);
	if (file->path != NULL && file->made)
		(void)unlink(file->path);
	g_free(file->path);
	g_free(file);
}
