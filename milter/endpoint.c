#include "milter/endpoint.h"

#include <errno.h>
#include <netdb.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

enum { PORT_MAX = 65535 };

static bool
refuse(const char *listen, const char *why, GError **error)
{
	return fault_set(error, FAULT_CONFIG, "4.3.5",
		"milter_listen: cannot listen on '%s': %s", listen, why);
}

/* What stands behind the prefix, or NULL. */
static const char *
behind(const char *listen, const char *prefix)
{
	size_t size = strlen(prefix);

	return strncmp(listen, prefix, size) == 0 ? listen + size : NULL;
}

const char *
endpoint_path(const char *listen)
{
	const char *path = behind(listen, "unix:");

	if (path == NULL)
		path = behind(listen, "local:");
	return path == NULL && *listen == '/' ? listen : path;
}

static bool
check_folder(const char *listen, const char *path, GError **error)
{
	g_autofree char *folder = g_path_get_dirname(path);
	g_autofree char *why = NULL;

	if (access(folder, W_OK | X_OK) == 0)
		return true;
	why = g_strdup_printf("user %s cannot make a socket in %s: %s "
			      "(install -d -m 2750 -o postcase -g postfix %s)",
		g_get_user_name(), folder, g_strerror(errno), folder);
	return refuse(listen, why, error);
}

static bool
check_path(const char *listen, const char *path, GError **error)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct stat info;

	if (*path != '/')
		return refuse(listen, "the path must start with '/'", error);
	if (g_strlcpy(address.sun_path, path, sizeof(address.sun_path)) >=
		sizeof(address.sun_path))
		return refuse(listen, "the path is too long", error);
	if (lstat(path, &info) == 0 && !S_ISSOCK(info.st_mode))
		return refuse(listen, "something else is there", error);
	return check_folder(listen, path, error);
}

/* "PORT@HOST", "PORT". */
static bool
check_port(const char *listen, const char *place, GError **error)
{
	char *end = NULL;
	guint64 port = g_ascii_strtoull(place, &end, 10);
	const char *host = *end == '@' ? end + 1 : NULL;
	struct addrinfo *found = NULL;
	int failed = 0;

	if (end == place || port == 0 || port > PORT_MAX ||
		(*end != '\0' && *end != '@') || (host != NULL && !*host))
		return refuse(listen,
			"wanted is inet:PORT@HOST, inet:8899@127.0.0.1", error);
	failed = host ? getaddrinfo(host, NULL, NULL, &found) : 0;
	if (found != NULL)
		freeaddrinfo(found);
	return failed == 0 || refuse(listen, gai_strerror(failed), error);
}

static bool
check_descriptor(const char *listen, const char *number, GError **error)
{
	char *end = NULL;
	guint64 fd = g_ascii_strtoull(number, &end, 10);
	struct stat info;

	if (end == number || *end != '\0' || fd > INT_MAX)
		return refuse(listen, "wanted is fd:3", error);
	if (fstat((int)fd, &info) != 0 || !S_ISSOCK(info.st_mode))
		return refuse(listen,
			"no socket was handed over (a systemd socket unit "
			"does that)",
			error);
	return true;
}

bool
endpoint_check(const char *listen, GError **error)
{
	static const struct form {
		const char *prefix;
		bool (*check)(const char *, const char *, GError **);
	} forms[] = {
		{ "unix:", check_path },
		{ "local:", check_path },
		{ "inet:", check_port },
		{ "inet6:", check_port },
		{ "fd:", check_descriptor },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(forms); i++) {
		const char *place = behind(listen, forms[i].prefix);

		if (place != NULL)
			return forms[i].check(listen, place, error);
	}
	if (*listen == '/')
		return check_path(listen, listen, error);
	return refuse(listen,
		"wanted is unix:PATH, inet:PORT@HOST, inet6:PORT@HOST or fd:3",
		error);
}

static bool
somebody_answers(const struct sockaddr_un *address)
{
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool answers = connect(fd, (const struct sockaddr *)address,
			       sizeof(*address)) == 0;

	(void)close(fd);
	return answers;
}

bool
endpoint_is_free(const char *listen, GError **error)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	const char *path = endpoint_path(listen);

	if (path == NULL)
		return true; /* libmilter finds out */
	(void)g_strlcpy(address.sun_path, path, sizeof(address.sun_path));
	return !somebody_answers(&address) ||
	       refuse(listen, "another server is running there", error);
}

char *
endpoint_for_postfix(const char *listen)
{
	static const char chroot[] = "/var/spool/postfix/";
	const char *path = endpoint_path(listen);
	const char *colon = strchr(listen, ':');
	const char *at = strchr(listen, '@');
	bool bare = false; /* IPv6 without brackets */

	if (path != NULL && g_str_has_prefix(path, chroot))
		return g_strconcat("unix:", path + strlen(chroot), NULL);
	if (path != NULL)
		return g_strconcat("unix:", path, NULL);
	if (at == NULL || colon == NULL)
		return g_strdup(listen);
	bare = at[1] != '[' && strchr(at, ':') != NULL;
	return g_strdup_printf("inet:%s%s%s:%.*s", bare ? "[" : "", at + 1,
		bare ? "]" : "", (int)(at - colon - 1), colon + 1);
}
