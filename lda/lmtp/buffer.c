#include "lda/lmtp/buffer.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum { MEMORY_BYTES = 256 * 1024 };

struct buffer {
	const char *directory;
	gint64 limit, size;
	GByteArray *memory;
	int fd;     /* -1: no file yet */
	int failed; /* errno of what went wrong, or 0 */
};

struct buffer *
buffer_new(const char *directory, gint64 limit)
{
	struct buffer *buffer = g_new0(struct buffer, 1);

	buffer->directory = directory;
	buffer->limit = limit;
	buffer->memory = g_byte_array_new();
	buffer->fd = -1;
	return buffer;
}

void
buffer_free(struct buffer *buffer)
{
	if (buffer == NULL)
		return;
	g_byte_array_unref(buffer->memory);
	if (buffer->fd >= 0)
		(void)close(buffer->fd);
	g_free(buffer);
}

/* Not every file system has files without a name. */
static int
open_file(const char *directory)
{
	int fd = open(directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
	g_autofree char *name = NULL;

	if (fd >= 0)
		return fd;
	name = g_strconcat(directory, "/postcase.XXXXXX", NULL);
	fd = mkostemp(name, O_CLOEXEC);
	if (fd >= 0)
		(void)unlink(name);
	return fd;
}

static void
write_file(struct buffer *buffer, const guint8 *bytes, gsize size)
{
	while (size > 0 && buffer->failed == 0) {
		ssize_t n = write(buffer->fd, bytes, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			buffer->failed = n < 0 ? errno : ENOSPC;
			return;
		}
		bytes += n;
		size -= (gsize)n;
	}
}

static void
move_to_file(struct buffer *buffer)
{
	buffer->fd = open_file(buffer->directory);
	if (buffer->fd < 0)
		buffer->failed = errno;
	else
		write_file(buffer, buffer->memory->data, buffer->memory->len);
}

/* A message that is not taken in any case takes no room. */
static void
drop(struct buffer *buffer)
{
	g_byte_array_unref(buffer->memory);
	buffer->memory = g_byte_array_new();
	if (buffer->fd >= 0)
		(void)close(buffer->fd);
	buffer->fd = -1;
}

void
buffer_write(struct buffer *buffer, const char *bytes, gsize size)
{
	bool lost = buffer->failed != 0 || buffer->size > buffer->limit;

	buffer->size += (gint64)size;
	if (lost)
		return;
	if (buffer->size > buffer->limit) {
		drop(buffer);
		return;
	}
	if (buffer->fd < 0 && buffer->size > MEMORY_BYTES)
		move_to_file(buffer);
	if (buffer->fd >= 0)
		write_file(buffer, (const guint8 *)bytes, size);
	else if (buffer->failed == 0)
		g_byte_array_append(buffer->memory, (const guint8 *)bytes,
			(guint)size);
	if (buffer->failed != 0)
		drop(buffer);
	else if (buffer->fd >= 0)
		g_byte_array_set_size(buffer->memory, 0);
}

struct map {
	void *bytes;
	gsize size;
};

static void
unmap(gpointer data)
{
	struct map *map = data;

	(void)munmap(map->bytes, map->size);
	g_free(map);
}

static GBytes *
map_file(struct buffer *buffer)
{
	gsize size = (gsize)buffer->size;
	void *bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, buffer->fd, 0);
	struct map *map = NULL;

	if (bytes == MAP_FAILED) {
		buffer->failed = errno;
		return NULL;
	}
	map = g_new(struct map, 1);
	*map = (struct map){ bytes, size };
	return g_bytes_new_with_free_func(bytes, size, unmap, map);
}

static GBytes *
take_memory(struct buffer *buffer)
{
	GByteArray *memory = buffer->memory;

	buffer->memory = g_byte_array_new();
	return g_byte_array_free_to_bytes(memory);
}

GBytes *
buffer_take(struct buffer *buffer, GError **error)
{
	GBytes *bytes = NULL;

	if (buffer->size > buffer->limit) {
		fault_set(error, FAULT_PERM, "5.3.4",
			"the message is larger than message_size_limit");
		return NULL;
	}
	if (buffer->failed == 0)
		bytes = buffer->fd >= 0 ? map_file(buffer) :
					  take_memory(buffer);
	if (bytes == NULL)
		fault_set(error, FAULT_TEMP, "4.3.1",
			"could not keep the message in %s: %s",
			buffer->directory, g_strerror(buffer->failed));
	return bytes;
}

bool
buffer_check(const char *directory, GError **error)
{
	int fd = open_file(directory);

	if (fd < 0)
		return fault_set(error, FAULT_CONFIG, "4.3.5",
			"cannot make a file in spool_directory %s: %s",
			directory, g_strerror(errno));
	(void)close(fd);
	return true;
}
