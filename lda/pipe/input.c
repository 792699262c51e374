#include "lda/pipe/input.h"

#include "base/point.h"
#include "lda/thin/caller.h"

#include <errno.h>
#include <poll.h>
#include <stdbool.h>
#include <unistd.h>

enum { CHUNK = 64 * 1024 };

/* Bytes, 0 at the end, -1 and a fault. */
static ssize_t
read_chunk(int fd, guint8 *chunk, clock_point deadline, GError **error)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };

	for (;;) {
		int n = poll(&ready, 1, clock_left_ms(deadline));
		ssize_t size = n > 0 ? read(fd, chunk, CHUNK) : -1;

		if (size >= 0)
			return size;
		if (n != 0 && errno == EINTR)
			continue;
		fault_set(error, FAULT_TEMP, "4.3.0",
			"could not read the message: %s",
			n == 0 ? "it took too long" : g_strerror(errno));
		return -1;
	}
}

static GBytes *
fail(GError **error, enum fault_code code, const char *dsn, const char *why)
{
	fault_set(error, code, dsn, "%s", why);
	return NULL;
}

struct input {
	GByteArray *bytes;
	gint64 limit;
	bool fits;
	clock_point deadline;
};

static bool
read_all(struct input *in, int fd, GError **error)
{
	guint8 chunk[CHUNK];
	ssize_t n = 0;

	while ((n = read_chunk(fd, chunk, in->deadline, error)) > 0) {
		in->fits = in->fits && (gint64)in->bytes->len + n <= in->limit;
		if (in->fits)
			g_byte_array_append(in->bytes, chunk, (guint)n);
	}
	return n == 0;
}

GBytes *
input_read(int begun, pid_t caller, gint64 limit, clock_point deadline,
	GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	struct input in = { bytes, limit, true, deadline };

	if ((begun > STDERR_FILENO && !read_all(&in, begun, error)) ||
		!read_all(&in, STDIN_FILENO, error) ||
		!point_reached("read", error))
		return NULL;
	if (caller_is_gone(STDIN_FILENO, caller))
		return fail(error, FAULT_TEMP, "4.3.0",
			"the caller died before the message ended");
	if (!in.fits)
		return fail(error, FAULT_PERM, "5.3.4",
			"the message is larger than message_size_limit");
	if (bytes->len == 0)
		return fail(error, FAULT_TEMP, "4.3.0",
			"there is no message on standard input");
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

void
input_drain(clock_point deadline)
{
	guint8 chunk[CHUNK];

	while (read_chunk(STDIN_FILENO, chunk, deadline, NULL) > 0)
		continue;
}
