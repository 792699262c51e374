#include "lda/lmtp/socket.h"

#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { BACKLOG = 1024 }; /* clients that wait to be taken */

bool
socket_cannot_listen(const char *name, const char *why, GError **error)
{
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"lmtp_listen: cannot listen on %s: %s", name, why);
}

bool
socket_is_path(const char *name)
{
	return *name == '/';
}

static int
new_socket(int family)
{
	return socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

/* Is it what a dead server left: a socket on which nobody listens? */
static bool
is_left_over(const struct sockaddr_un *address)
{
	const struct sockaddr *at = (const struct sockaddr *)address;
	int fd = new_socket(AF_UNIX);
	struct stat info;
	bool dead =
		connect(fd, at, sizeof(*address)) != 0 && errno == ECONNREFUSED;

	(void)close(fd);
	return dead && lstat(address->sun_path, &info) == 0 &&
	       S_ISSOCK(info.st_mode);
}

static bool
bind_path(int fd, const struct sockaddr_un *address)
{
	const struct sockaddr *at = (const struct sockaddr *)address;

	if (bind(fd, at, sizeof(*address)) == 0)
		return true;
	if (errno != EADDRINUSE)
		return false;
	if (!is_left_over(address)) {
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
		socket_cannot_listen(path, "the path is too long", error);
		return -1;
	}
	fd = new_socket(AF_UNIX);
	if (fd >= 0 && bind_path(fd, &address) && chmod(path, 0666) == 0 &&
		listen(fd, BACKLOG) == 0)
		return fd;
	socket_cannot_listen(path,
		errno == EADDRINUSE ?
			"another server is running there, or it is no "
			"socket" :
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
		socket_cannot_listen(name,
			"it wants a path that starts with '/', "
			"or HOST:PORT",
			error);
		return NULL;
	}
	failed = getaddrinfo(host, port, &want, &found);
	if (failed != 0)
		socket_cannot_listen(name, gai_strerror(failed), error);
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
		socket_cannot_listen(name, g_strerror(errno), error);
		if (fd >= 0)
			(void)close(fd);
		fd = -1;
	}
	freeaddrinfo(at);
	return fd;
}

int
socket_open(const char *name, GError **error)
{
	return socket_is_path(name) ? open_path(name, error) :
				      open_port(name, error);
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

bool
socket_check(const char *name, GError **error)
{
	struct addrinfo *found = NULL;

	if (socket_is_path(name))
		return check_path(name, error);
	found = resolve(name, error);
	if (found != NULL)
		freeaddrinfo(found);
	return found != NULL;
}
