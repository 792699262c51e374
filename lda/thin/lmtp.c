#include "lda/thin/lmtp.h"

#include "lda/thin/whole.h"
#include "lda/thin/wire.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

enum {
	GREETING_S = 2,
	COMMAND_S = 10, /* RCPT asks the database */
	LINE_MAX_BYTES = 1024,
	COMMANDS_MAX = 64 * 1024,
};

/* --- bytes ------------------------------------------------------------ */

static void
set_patience(const struct lmtp *lmtp, unsigned seconds)
{
	const struct timeval time = { .tv_sec = seconds };

	(void)setsockopt(lmtp->fd, SOL_SOCKET, SO_RCVTIMEO, &time,
		sizeof(time));
	(void)setsockopt(lmtp->fd, SOL_SOCKET, SO_SNDTIMEO, &time,
		sizeof(time));
}

static bool
receive(struct lmtp *lmtp)
{
	ssize_t n = 0;

	do
		n = recv(lmtp->fd, lmtp->received + lmtp->have,
			sizeof(lmtp->received) - lmtp->have, 0);
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		return false;
	lmtp->have += (size_t)n;
	return true;
}

static bool
receive_line(struct lmtp *lmtp, char line[LINE_MAX_BYTES])
{
	const char *lf = NULL;

	while ((lf = memchr(lmtp->received, '\n', lmtp->have)) == NULL)
		if (lmtp->have >= LINE_MAX_BYTES || !receive(lmtp))
			return false;

	size_t size = (size_t)(lf - lmtp->received);
	if (size == 0 || size >= LINE_MAX_BYTES || lf[-1] != '\r')
		return false;
	*(char *)mempcpy(line, lmtp->received, size - 1) = '\0';
	lmtp->have -= size + 1;
	(void)memmove(lmtp->received, lf + 1, lmtp->have);
	return true;
}

/* One line of a reply. */
static bool
receive_reply_line(struct lmtp *lmtp, struct reply *reply)
{
	char line[LINE_MAX_BYTES];

	return receive_line(lmtp, line) && reply_parse(line, reply);
}

/* The last line of one. */
static bool
receive_reply(struct lmtp *lmtp, struct reply *reply)
{
	while (receive_reply_line(lmtp, reply))
		if (!reply->more)
			return true;
	return false;
}

/* --- the session ------------------------------------------------------ */

static bool
connect_to(struct lmtp *lmtp, const char *socket_name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	(void)stpncpy(address.sun_path, socket_name,
		sizeof(address.sun_path) - 1);
	lmtp->fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (lmtp->fd < 0)
		return false;
	set_patience(lmtp, GREETING_S);
	return connect(lmtp->fd, (const struct sockaddr *)&address,
		       sizeof(address)) == 0;
}

/* What this program relies on; nobody else offers all of it. */
static const char *const needed[] = { "PIPELINING", "8BITMIME", "DSN", "SIZE ",
	"XFORWARD " };

enum { ALL_NEEDED = (1 << (sizeof(needed) / sizeof(*needed))) - 1 };

static unsigned
read_feature(struct lmtp *lmtp, const char *text)
{
	if (strncmp(text, "SIZE ", 5) == 0)
		lmtp->size_limit = strtoul(text + 5, NULL, 10);
	for (size_t i = 0; i < sizeof(needed) / sizeof(*needed); i++)
		if (strncmp(text, needed[i], strlen(needed[i])) == 0)
			return 1U << i;
	return 0;
}

static bool
say_hello(struct lmtp *lmtp)
{
	static const char hello[] = "LHLO localhost\r\n";
	struct reply reply = { .more = true };
	unsigned offered = 0;

	if (!write_whole(lmtp->fd, hello, sizeof(hello) - 1))
		return false;
	while (reply.more) {
		if (!receive_reply_line(lmtp, &reply) || reply.code != 250)
			return false;
		offered |= read_feature(lmtp, reply.text);
	}
	return offered == ALL_NEEDED && lmtp->size_limit > 0;
}

bool
lmtp_open(struct lmtp *lmtp, const char *socket_name)
{
	struct reply reply;

	*lmtp = (struct lmtp){ .fd = -1 };
	if (connect_to(lmtp, socket_name) && receive_reply(lmtp, &reply) &&
		reply.code == 220 && say_hello(lmtp))
		return true;
	lmtp_close(lmtp);
	return false;
}

bool
lmtp_offer(struct lmtp *lmtp, const struct route *route, size_t size)
{
	static char text[COMMANDS_MAX];
	struct reply reply;
	size_t replies = 0;

	set_patience(lmtp, COMMAND_S);
	if (!route_commands(route, size, text, sizeof(text), &replies) ||
		!write_whole(lmtp->fd, text, strlen(text)))
		return false;
	for (; replies > 1; replies--)
		if (!receive_reply(lmtp, &reply) || reply.code / 100 != 2)
			return false;
	return receive_reply(lmtp, &reply) && reply.code == 354;
}

bool
lmtp_send(struct lmtp *lmtp, const char *bytes, size_t size)
{
	static const char dot[] = ".\r\n";
	static char out[64 * 1024];
	struct wire wire = { bytes, bytes, bytes + size };
	size_t n = 0;

	/* A short message and its dot go together. */
	while ((n = wire_next(&wire, out, sizeof(out) - sizeof(dot))) > 0) {
		if (wire.at == wire.end) {
			(void)memcpy(out + n, dot, sizeof(dot) - 1);
			n += sizeof(dot) - 1;
		}
		if (!write_whole(lmtp->fd, out, n))
			return false;
	}
	return size > 0;
}

enum lmtp_answer
lmtp_answer(struct lmtp *lmtp, size_t recipients, unsigned patience_s,
	char text[REPLY_VERDICT_MAX + 1])
{
	static const char no_answer[] =
		"4.3.0 no answer in time, please try again later";
	struct reply reply, worst = { 0 };
	size_t taken = 0, refused = 0;

	set_patience(lmtp, patience_s);
	for (size_t i = 0; i < recipients; i++) {
		if (!receive_reply(lmtp, &reply)) {
			(void)memcpy(text, no_answer, sizeof(no_answer));
			return LMTP_LATER;
		}
		taken += reply.code / 100 == 2;
		refused += reply.code / 100 == 5;
		if (reply.code / 100 != 2 && worst.code / 100 != 4)
			worst = reply;
	}
	if (taken == recipients)
		return LMTP_TAKEN;
	reply_verdict(&worst, refused < recipients, text);
	return refused == recipients ? LMTP_REFUSED : LMTP_LATER;
}

void
lmtp_close(struct lmtp *lmtp)
{
	if (lmtp->fd >= 0)
		(void)close(lmtp->fd);
	lmtp->fd = -1;
}
