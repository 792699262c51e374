#include "lda/thin/spool.h"

#include "lda/thin/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum {
	MEMORY = 256 * 1024,
	CHUNK = 64 * 1024,
	PATIENCE_MS = 5000,
};

static char memory[MEMORY];

static long
now_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* 0 at the end, -1 when nothing comes till then. */
static ssize_t
read_some(int fd, char *to, size_t room, long till_ms)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };

	for (;;) {
		long left = till_ms - now_ms();
		int n = left > 0 ? poll(&ready, 1, (int)left) : 0;
		ssize_t size = n > 0 ? read(fd, to, room) : -1;

		if (size >= 0 || n == 0 || errno != EINTR)
			return size;
	}
}

static bool
reserve(const struct spool *spool, size_t size)
{
	return posix_fallocate(spool->file, (off_t)spool->size, (off_t)size) ==
	       0;
}

/* From memory to the file; without one memory stays as it is. */
static bool
move_out(struct spool *spool)
{
	int file = open("/var/tmp", O_TMPFILE | O_RDWR | O_EXCL, 0600);

	if (file < 0)
		return false;
	if (!write_whole(file, memory, spool->size)) {
		(void)close(file);
		return false;
	}
	spool->file = file;
	return true;
}

/* Room for the next bytes: behind those in memory, or a chunk of the disk. */
static bool
make_room(struct spool *spool, size_t limit)
{
	if (spool->size > limit)
		return false;
	if (spool->file < 0 && spool->size < MEMORY)
		return true;
	if (spool->file < 0 && !move_out(spool))
		return false;
	return reserve(spool, CHUNK);
}

static ssize_t
take(struct spool *spool, int fd, long till_ms)
{
	static char chunk[CHUNK];
	ssize_t n = 0;

	if (spool->file < 0)
		return read_some(fd, memory + spool->size, MEMORY - spool->size,
			till_ms);
	n = read_some(fd, chunk, CHUNK, till_ms);
	if (n > 0 && !write_whole(spool->file, chunk, (size_t)n))
		return -2;
	return n;
}

static enum spool_end
finish(struct spool *spool)
{
	void *map = NULL;

	spool->bytes = memory;
	if (spool->file < 0)
		return SPOOL_WHOLE;
	map = mmap(NULL, spool->size, PROT_READ, MAP_SHARED, spool->file, 0);
	spool->bytes = map;
	return map == MAP_FAILED ? SPOOL_BEGUN : SPOOL_WHOLE;
}

enum spool_end
spool_read(struct spool *spool, int fd, size_t limit)
{
	long till_ms = now_ms() + PATIENCE_MS;
	ssize_t n = 0;

	*spool = (struct spool){ .file = -1 };
	while (make_room(spool, limit) && (n = take(spool, fd, till_ms)) > 0)
		spool->size += (size_t)n;
	if (n < -1)
		return SPOOL_LOST;
	return n == 0 ? finish(spool) : SPOOL_BEGUN;
}

/* What was reserved is more than what was written. */
int
spool_descriptor(const struct spool *spool)
{
	int fd = spool->file >= 0 ? spool->file : memfd_create("message", 0);

	if (fd < 0 ||
		(spool->file < 0 && !write_whole(fd, memory, spool->size)))
		return -1;
	if (ftruncate(fd, (off_t)spool->size) != 0 || lseek(fd, 0, SEEK_SET))
		return -1;
	return fd;
}
