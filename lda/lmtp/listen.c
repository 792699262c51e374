#include "lda/lmtp/listen.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	BACKLOG = 1024, /* clients that wait to be taken */
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

static bool
cannot_listen(const char *name, const char *why, GError **error)
{
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"lmtp_listen: cannot listen on %s: %s", name, why);
}

static bool
is_path(const char *name)
{
	return *name == '/';
}

static int
new_socket(int family)
{
	return socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

/* Is there somebody, or only the file that a dead server left? */
static bool
somebody_listens(const struct sockaddr_un *address)
{
	int fd = new_socket(AF_UNIX);
	bool there = connect(fd, (const struct sockaddr *)address,
			     sizeof(*address)) == 0 ||
		     errno == EAGAIN;

	(void)close(fd);
	return there;
}

static bool
bind_path(int fd, const struct sockaddr_un *address)
{
	const struct sockaddr *at = (const struct sockaddr *)address;

	if (bind(fd, at, sizeof(*address)) == 0)
		return true;
	if (errno != EADDRINUSE || somebody_listens(address)) {
		errno = EADDRINUSE;
		return false;
	}
	(void)unlink(address->sun_path);
	return bind(fd, at, sizeof(*address)) == 0;
}

/* For all: the folder decides who gets there. */
static int
open_path(const char *path, GError **error)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = -1;

	if (g_strlcpy(address.sun_path, path, sizeof(address.sun_path)) >=
		sizeof(address.sun_path)) {
		cannot_listen(path, "the path is too long", error);
		return -1;
	}
	fd = new_socket(AF_UNIX);
	if (fd >= 0 && bind_path(fd, &address) && chmod(path, 0666) == 0 &&
		listen(fd, BACKLOG) == 0)
		return fd;
	cannot_listen(path,
		errno == EADDRINUSE ? "another server is running there" :
				      g_strerror(errno),
		error);
	if (fd >= 0)
		(void)close(fd);
	return -1;
}

/* "host:port", "[v6]:port"; NULL: neither. */
static char *
split_port(const char *name, const char **port)
{
	const char *colon = strrchr(name, ':');
	const char *end = colon;

	if (colon == NULL || colon == name || colon[1] == '\0')
		return NULL;
	*port = colon + 1;
	if (*name != '[')
		return g_strndup(name, (gsize)(end - name));
	return end[-1] == ']' ? g_strndup(name + 1, (gsize)(end - name) - 2) :
				NULL;
}

static struct addrinfo *
resolve(const char *name, GError **error)
{
	const struct addrinfo want = {
		.ai_socktype = SOCK_STREAM,
		.ai_flags = AI_PASSIVE | AI_NUMERICSERV,
	};
	struct addrinfo *found = NULL;
	const char *port = NULL;
	g_autofree char *host = split_port(name, &port);
	int failed = 0;

	if (host == NULL) {
		cannot_listen(name,
			"it wants a path that starts with '/', "
			"or HOST:PORT",
			error);
		return NULL;
	}
	failed = getaddrinfo(host, port, &want, &found);
	if (failed != 0)
		cannot_listen(name, gai_strerror(failed), error);
	return failed == 0 ? found : NULL;
}

static bool
bind_address(int fd, const struct addrinfo *at)
{
	const int yes = 1;

	(void)setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
	return bind(fd, at->ai_addr, at->ai_addrlen) == 0 &&
	       listen(fd, BACKLOG) == 0;
}

/* The first address of the host. */
static int
open_port(const char *name, GError **error)
{
	struct addrinfo *at = resolve(name, error);
	int fd = at ? new_socket(at->ai_family) : -1;

	if (at == NULL)
		return -1;
	if (fd < 0 || !bind_address(fd, at)) {
		cannot_listen(name, g_strerror(errno), error);
		if (fd >= 0)
			(void)close(fd);
		fd = -1;
	}
	freeaddrinfo(at);
	return fd;
}

static struct listener *
open_one(const char *name, GError **error)
{
	int fd =
		is_path(name) ? open_path(name, error) : open_port(name, error);

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
			return cannot_listen("what systemd passed",
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
		if (is_path(listener->name))
			(void)unlink(listener->name);
		(void)shutdown(listener->fd, SHUT_RDWR);
	}
}

/* Could the socket's file be made there? */
static bool
check_path(const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);

	return access(folder, W_OK | X_OK) == 0 ||
	       fault_set(error, FAULT_CONFIG, "4.3.5",
		       "lmtp_listen: user %s cannot make a socket in %s: %s "
		       "(install -d -m 2750 -o postcase -g postfix %s)",
		       g_get_user_name(), folder, g_strerror(errno), folder);
}

static bool
check_one(const char *name, GError **error)
{
	struct addrinfo *found = NULL;

	if (is_path(name))
		return check_path(name, error);
	found = resolve(name, error);
	if (found != NULL)
		freeaddrinfo(found);
	return found != NULL;
}

bool
listen_check(const char *words, GError **error)
{
	g_auto(GStrv) names = split_words(words);
	bool one = false;

	for (char **name = names; *name != NULL; name++) {
		if (**name == '\0')
			continue;
		if (!check_one(*name, error))
			return false;
		one = true;
	}
	return one || wants_one(error);
}
