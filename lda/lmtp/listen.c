#include "lda/lmtp/listen.h"

#include "lda/lmtp/socket.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	FIRST_PASSED = 3,
	PASSED_MAX = 64,
};

static void
clear_listener(gpointer data)
{
	struct listener *listener = data;

	g_free(listener->name);
	(void)close(listener->fd);
}

static void
release(gpointer listener)
{
	g_rc_box_release_full(listener, clear_listener);
}

static struct listener *
make(const char *name, bool ours, int fd)
{
	struct listener *listener = g_rc_box_new0(struct listener);

	*listener = (struct listener){ g_strdup(name), ours, fd };
	return listener;
}

static struct listener *
find(const GPtrArray *listeners, const char *name)
{
	for (guint i = 0; listeners != NULL && i < listeners->len; i++) {
		struct listener *listener = g_ptr_array_index(listeners, i);

		if (g_str_equal(listener->name, name))
			return listener;
	}
	return NULL;
}

static struct listener *
open_one(const char *name, GError **error)
{
	int fd = socket_open(name, error);

	return fd >= 0 ? make(name, true, fd) : NULL;
}

static char **
split_words(const char *words)
{
	return g_strsplit_set(words, " \t", -1);
}

static bool
wants_one(GError **error)
{
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"lmtp_listen: it names no place to listen on");
}

GPtrArray *
listen_open(const char *words, const GPtrArray *old, GError **error)
{
	g_auto(GStrv) names = split_words(words);
	g_autoptr(GPtrArray) opened = g_ptr_array_new_with_free_func(release);

	for (char **name = names; *name != NULL; name++) {
		struct listener *listener = find(old, *name);

		if (**name == '\0' || find(opened, *name) != NULL)
			continue;
		listener = listener ? g_rc_box_acquire(listener) :
				      open_one(*name, error);
		if (listener == NULL) {
			listen_end(opened, old);
			return NULL;
		}
		g_ptr_array_add(opened, listener);
	}
	if (opened->len == 0 && !wants_one(error))
		return NULL;
	return g_steal_pointer(&opened);
}

/* A number of the environment that systemd wrote; 0: none. */
static gint64
passed_number(const char *name)
{
	const char *value = g_getenv(name);

	return value ? g_ascii_strtoll(value, NULL, 10) : 0;
}

static bool
is_listening(int fd)
{
	int yes = 0;
	socklen_t size = sizeof(yes);

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &yes, &size) == 0 &&
	       yes;
}

static void
forget_passed(void)
{
	g_unsetenv("LISTEN_PID");
	g_unsetenv("LISTEN_FDS");
	g_unsetenv("LISTEN_FDNAMES");
}

bool
listen_inherit(GPtrArray **passed, GError **error)
{
	gint64 n = passed_number("LISTEN_FDS");
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(release);

	*passed = NULL;
	if (passed_number("LISTEN_PID") != getpid() || n < 1 || n > PASSED_MAX)
		return true;
	for (int fd = FIRST_PASSED; fd < FIRST_PASSED + n; fd++) {
		if (!is_listening(fd))
			return socket_cannot_listen("what systemd passed",
				"it is no stream socket that listens", error);
		(void)fcntl(fd, F_SETFD, FD_CLOEXEC);
		(void)fcntl(fd, F_SETFL, O_NONBLOCK);
		g_ptr_array_add(found, make("systemd", false, fd));
	}
	forget_passed();
	*passed = g_steal_pointer(&found);
	return true;
}

void
listen_end(const GPtrArray *listeners, const GPtrArray *kept)
{
	for (guint i = 0; i < listeners->len; i++) {
		const struct listener *listener =
			g_ptr_array_index(listeners, i);

		if (!listener->ours || find(kept, listener->name) != NULL)
			continue;
		if (socket_is_path(listener->name))
			(void)unlink(listener->name);
		(void)shutdown(listener->fd, SHUT_RDWR);
	}
}

bool
listen_check(const char *words, GError **error)
{
	g_auto(GStrv) names = split_words(words);
	bool one = false;

	for (char **name = names; *name != NULL; name++) {
		if (**name == '\0')
			continue;
		if (!socket_check(*name, error))
			return false;
		one = true;
	}
	return one || wants_one(error);
}
