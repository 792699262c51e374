#include "lda/pipe/input.h"

#include "base/point.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/prctl.h>
#include <sys/stat.h>
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

pid_t
input_tie_to_caller(void)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	return getppid();
}

/*
 * Dead before us, or before we looked: then init has taken his place.  The pipe
 * ends before the signal comes, so both are needed.
 */
static bool
is_caller_gone(int fd, pid_t caller)
{
	struct stat info;
	bool piped = fstat(fd, &info) == 0 &&
		     (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode));

	return piped && (getppid() != caller || caller == 1);
}

GBytes *
input_read(int fd, pid_t caller, gint64 limit, clock_point deadline,
	GError **error)
{
	g_autoptr(GByteArray) bytes = g_byte_array_new();
	guint8 chunk[CHUNK];
	bool fits = true;
	ssize_t n = 0;

	while ((n = read_chunk(fd, chunk, deadline, error)) > 0) {
		fits = fits && (gint64)bytes->len + n <= limit;
		if (fits)
			g_byte_array_append(bytes, chunk, (guint)n);
	}
	if (n < 0 || !point_reached("read", error))
		return NULL;
	if (is_caller_gone(fd, caller))
		return fail(error, FAULT_TEMP, "4.3.0",
			"the caller died before the message ended");
	if (!fits)
		return fail(error, FAULT_PERM, "5.3.4",
			"the message is larger than message_size_limit");
	if (bytes->len == 0)
		return fail(error, FAULT_TEMP, "4.3.0",
			"there is no message on standard input");
	return g_byte_array_free_to_bytes(g_steal_pointer(&bytes));
}

void
input_drain(int fd, clock_point deadline)
{
	guint8 chunk[CHUNK];

	while (read_chunk(fd, chunk, deadline, NULL) > 0)
		continue;
}
