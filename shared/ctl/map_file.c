#include "ctl/map_file.h"

#include "ctl/program.h"
#include "ctl/status.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

/* Where a map is made, for its owner alone; whoever has the lock has it. */
static const char workshop[] = ".new";

struct map_dir {
	char *path;
	const char *config_dir; /* or NULL */
	int fd;                 /* of the directory, locked */
	int new_fd;             /* of the workshop */
	struct stat info;
};

static bool
fail(const struct map_dir *dir, const char *name, int status, GError **error)
{
	return status_set(error, status, "%s/%s: %s", dir->path, name,
		g_strerror(errno));
}

/* What a run that was killed has left there goes. */
static void
sweep(int fd)
{
	DIR *entries = fdopendir(dup(fd));
	const struct dirent *entry;

	if (entries == NULL)
		return;
	rewinddir(entries);
	while ((entry = readdir(entries)) != NULL)
		if (entry->d_name[0] != '.')
			(void)unlinkat(fd, entry->d_name, 0);
	(void)closedir(entries);
}

/* What root makes is the directory's owner's, and postmap works as he. */
static bool
give_away(const struct map_dir *dir, int fd)
{
	return geteuid() != 0 ||
	       fchown(fd, dir->info.st_uid, dir->info.st_gid) == 0;
}

static bool
open_workshop(struct map_dir *dir, GError **error)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;

	if (mkdirat(dir->fd, workshop, 0700) != 0 && errno != EEXIST)
		return fail(dir, workshop, EX_CANTCREAT, error);
	dir->new_fd = openat(dir->fd, workshop, flags);
	if (dir->new_fd < 0 || !give_away(dir, dir->new_fd))
		return fail(dir, workshop, EX_CANTCREAT, error);
	sweep(dir->new_fd);
	return true;
}

struct map_dir *
map_dir_open(const char *path, const char *config_dir, GError **error)
{
	g_autoptr(map_dir) dir = g_new0(struct map_dir, 1);

	dir->path = g_strdup(path);
	dir->config_dir = config_dir;
	dir->new_fd = -1;
	dir->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (dir->fd < 0) {
		status_set(error, EX_CANTCREAT,
			"%s: %s; make it: install -d -o postcase -g postcase "
			"%s",
			path, g_strerror(errno), path);
		return NULL;
	}
	if (fstat(dir->fd, &dir->info) != 0 || flock(dir->fd, LOCK_EX) != 0) {
		fail(dir, ".", EX_CANTCREAT, error);
		return NULL;
	}
	/* Whoever can put another map there gets the mail, and passwords. */
	if (dir->info.st_mode & S_IWOTH) {
		status_set(error, EX_NOPERM,
			"%s: everybody may write to it; take that away: chmod "
			"o-w %s",
			path, path);
		return NULL;
	}
	return open_workshop(dir, error) ? g_steal_pointer(&dir) : NULL;
}

void
map_dir_free(struct map_dir *dir)
{
	if (dir == NULL)
		return;
	if (dir->new_fd >= 0) {
		sweep(dir->new_fd);
		(void)close(dir->new_fd);
		(void)unlinkat(dir->fd, workshop, AT_REMOVEDIR);
	}
	if (dir->fd >= 0)
		(void)close(dir->fd);
	g_free(dir->path);
	g_free(dir);
}

/* "recipients.db", or whatever the kind of index adds to "recipients". */
static bool
is_index_of(const char *file, const char *name)
{
	return g_str_has_prefix(file, name) && file[strlen(name)] == '.';
}

/* Is there an index that was made of this text or later? */
static bool
has_index(const struct map_dir *dir, const char *name, const struct stat *text)
{
	DIR *entries = fdopendir(dup(dir->fd));
	const struct dirent *entry;
	struct stat info;
	bool found = false;

	if (entries == NULL)
		return false;
	rewinddir(entries);
	while ((entry = readdir(entries)) != NULL)
		found = found || (is_index_of(entry->d_name, name) &&
					 fstatat(dir->fd, entry->d_name, &info,
						 0) == 0 &&
					 (info.st_mode & 0777) ==
						 (text->st_mode & 0777) &&
					 info.st_mtime >= text->st_mtime);
	(void)closedir(entries);
	return found;
}

static bool
is_there(const struct map_dir *dir, const char *name, mode_t mode,
	const GString *text)
{
	g_autofree char *path = g_build_filename(dir->path, name, NULL);
	g_autofree char *old = NULL;
	struct stat info;
	gsize size = 0;

	return fstatat(dir->fd, name, &info, 0) == 0 &&
	       (info.st_mode & 0777) == mode && has_index(dir, name, &info) &&
	       g_file_get_contents(path, &old, &size, NULL) &&
	       size == text->len && memcmp(old, text->str, size) == 0;
}

static bool
write_all(int fd, const GString *text)
{
	const char *at = text->str;
	size_t left = text->len;

	while (left > 0) {
		ssize_t n = write(fd, at, left);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		at += n;
		left -= (size_t)n;
	}
	return true;
}

static bool
write_text(const struct map_dir *dir, const char *name, mode_t mode,
	const GString *text, GError **error)
{
	int fd = openat(dir->new_fd, name,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	bool ok = false;

	if (fd < 0)
		return fail(dir, name, EX_CANTCREAT, error);
	ok = write_all(fd, text) && give_away(dir, fd) &&
	     fchmod(fd, mode) == 0 && fsync(fd) == 0;
	ok = close(fd) == 0 && ok;
	return ok || fail(dir, name, EX_IOERR, error);
}

/* Of Postfix's default type; postmap gives it the owner and mode of the text.
 */
static bool
make_index(const struct map_dir *dir, const char *name, GError **error)
{
	g_autofree char *path =
		g_build_filename(dir->path, workshop, name, NULL);
	const char *const plain[] = { "postmap", path, NULL };
	const char *const there[] = { "postmap", "-c", dir->config_dir, path,
		NULL };

	return program_run(dir->config_dir ? there : plain, NULL, error);
}

static bool
move(const struct map_dir *dir, const char *file, GError **error)
{
	int fd = openat(dir->new_fd, file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
	bool ok = fd >= 0 && fsync(fd) == 0 &&
		  renameat(dir->new_fd, file, dir->fd, file) == 0;

	if (!ok)
		fail(dir, file, EX_IOERR, error);
	if (fd >= 0)
		(void)close(fd);
	return ok;
}

/* The text last: as long as it is the old one, the next run tries again. */
static bool
put_in_place(const struct map_dir *dir, const char *name, GError **error)
{
	DIR *entries = fdopendir(dup(dir->new_fd));
	const struct dirent *entry;
	bool ok = entries != NULL;

	if (ok)
		rewinddir(entries);
	while (ok && (entry = readdir(entries)) != NULL)
		ok = !is_index_of(entry->d_name, name) ||
		     move(dir, entry->d_name, error);
	if (entries == NULL)
		return fail(dir, workshop, EX_IOERR, error);
	(void)closedir(entries);
	return ok && move(dir, name, error) &&
	       (fsync(dir->fd) == 0 || fail(dir, ".", EX_IOERR, error));
}

bool
map_dir_write(struct map_dir *dir, const char *name, mode_t mode,
	const GString *text, bool *written, GError **error)
{
	bool there = is_there(dir, name, mode, text);

	if (!there && (!write_text(dir, name, mode, text, error) ||
			      !make_index(dir, name, error) ||
			      !put_in_place(dir, name, error)))
		return false;
	*written = !there;
	return true;
}
