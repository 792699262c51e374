#include "tests/bench/client.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static void fail(const struct client *s, const char *what,
	const char *text) G_GNUC_NORETURN;

static void
fail(const struct client *s, const char *what, const char *text)
{
	(void)fprintf(stderr, "load: letter %lu to %s: %s: %s\n", s->number,
		s->letters.recipient, what, text);
	exit(EXIT_FAILURE);
}

static void
flush(struct client *s)
{
	while (s->sent < s->out->len) {
		ssize_t n = send(s->fd, s->out->str + s->sent,
			s->out->len - s->sent, MSG_NOSIGNAL | MSG_DONTWAIT);

		if (n < 0 && errno == EAGAIN)
			return;
		if (n < 0)
			fail(s, "send", g_strerror(errno));
		s->sent += (gsize)n;
	}
	s->sent_at = g_get_monotonic_time();
}

/* Sends what is in out; THEN follows when as many replies have come. */
static void
say(struct client *s, const char *awaited, void (*then)(struct client *s))
{
	s->sent = 0;
	s->awaited = awaited;
	s->then = then;
	flush(s);
}

static void
leave(struct client *s)
{
	(void)close(s->fd);
	s->then = NULL;
}

static void begin_letter(struct client *s);

static void
end_letter(struct client *s)
{
	tally_add(&s->load->tally, s->sent_at);
	begin_letter(s);
}

static void
send_letter(struct client *s)
{
	g_string_truncate(s->out, 0);
	letter_write(&s->letters, s->number, s->out);
	g_string_append(s->out, ".\r\n");
	say(s, "2", end_letter);
}

static void
begin_letter(struct client *s)
{
	struct load *load = s->load;

	g_string_truncate(s->out, 0);
	if (load->next > load->end || g_get_monotonic_time() > load->until) {
		g_string_append(s->out, "QUIT\r\n");
		say(s, "2", leave);
		return;
	}
	s->number = load->next++;
	if (s->forwards)
		g_string_append_printf(s->out, "XFORWARD IDENT=%lX\r\n",
			0xbe000000000 + s->number);
	g_string_append(s->out, "MAIL FROM:<");
	letter_sender(&s->letters, s->number, s->out);
	g_string_append_printf(s->out, ">\r\nRCPT TO:<%s>\r\nDATA\r\n",
		s->letters.recipient);
	say(s, s->forwards ? "2223" : "223", send_letter);
}

static void
greet(struct client *s)
{
	g_string_assign(s->out, "LHLO mail.example.com\r\n");
	say(s, "2", begin_letter);
}

static void
note_feature(struct client *s, const char *line)
{
	if (g_str_has_prefix(line + 4, "XFORWARD ") &&
		strstr(line, " IDENT") != NULL)
		s->forwards = true;
}

static void
take_line(struct client *s, const char *line)
{
	if (strlen(line) < 4 || *s->awaited != line[0])
		fail(s, "the server says", line);
	if (s->then == begin_letter && s->number == 0)
		note_feature(s, line);
	if (line[3] == '-')
		return;
	if (*++s->awaited == '\0')
		s->then(s);
}

static void
receive(struct client *s)
{
	char bytes[4096];
	ssize_t n = recv(s->fd, bytes, sizeof(bytes), MSG_DONTWAIT);

	if (n == 0 || (n < 0 && errno != EAGAIN))
		fail(s, "receive", n == 0 ? "closed" : g_strerror(errno));
	if (n > 0)
		g_string_append_len(s->in, bytes, n);
}

/* A reply that was read may call for the next write. */
void
client_continue(struct client *s)
{
	char *start = NULL, *end = NULL;

	if (s->sent < s->out->len)
		flush(s);
	receive(s);
	for (start = s->in->str; (end = strchr(start, '\n')) != NULL;
		start = end + 1) {
		*end = '\0';
		take_line(s, g_strchomp(start));
	}
	g_string_erase(s->in, 0, start - s->in->str);
}

short
client_events(const struct client *s)
{
	return s->sent < s->out->len ? POLLIN | POLLOUT : POLLIN;
}

bool
client_is_open(const struct client *s)
{
	return s->then != NULL;
}

static int
connect_unix(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

	g_strlcpy(address.sun_path, path, sizeof(address.sun_path));
	return connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0 ?
		       fd :
		       -1;
}

static int
connect_tcp(const char *host, const char *port)
{
	const struct addrinfo hints = { .ai_socktype = SOCK_STREAM };
	const int on = 1;
	struct addrinfo *info = NULL;

	if (getaddrinfo(host, port, &hints, &info) != 0)
		return -1;
	int fd = socket(info->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int result = connect(fd, info->ai_addr, info->ai_addrlen);

	freeaddrinfo(info);
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	return result == 0 ? fd : -1;
}

void
client_open(struct client *s, struct load *load, const char *server,
	unsigned number)
{
	g_auto(GStrv) parts = g_strsplit(load->letters.recipient, "%", 2);
	g_autofree char *digits = g_strdup_printf("%u", number);
	const char *colon = strrchr(server, ':');
	g_autofree char *host =
		colon ? g_strndup(server, (gsize)(colon - server)) : NULL;

	*s = (struct client){
		.load = load,
		.letters = load->letters,
		.in = g_string_new(NULL),
		.out = g_string_new(NULL),
		.awaited = "2",
		.then = greet,
	};
	s->recipient = g_strjoinv(digits, parts);
	s->letters.recipient = s->recipient;
	s->fd = server[0] != '/' && colon ? connect_tcp(host, colon + 1) :
					    connect_unix(server);
	if (s->fd < 0)
		fail(s, server, g_strerror(errno));
}

void
client_clear(struct client *s)
{
	g_string_free(s->in, TRUE);
	g_string_free(s->out, TRUE);
	g_free(s->recipient);
}
