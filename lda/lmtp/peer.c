#include "lda/lmtp/peer.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	CHUNK = 16 * 1024,      /* bytes read at once */
	UNREAD_MAX = 16 * 1024, /* bytes of replies, then we wait for him */
};

void
peer_init(struct peer *peer, int fd)
{
	*peer = (struct peer){
		.fd = fd,
		.in = g_string_new(NULL),
		.out = g_string_new(NULL),
	};
}

void
peer_clear(struct peer *peer)
{
	(void)close(peer->fd);
	g_string_free(peer->in, TRUE);
	g_string_free(peer->out, TRUE);
}

static enum peer_moved
moved(ssize_t n)
{
	if (n > 0)
		return PEER_SOME;
	return n == 0 || errno == EAGAIN || errno == EINTR ? PEER_NOTHING :
							     PEER_GONE;
}

enum peer_moved
peer_receive(struct peer *peer)
{
	gsize before = peer->in->len;

	g_string_set_size(peer->in, before + CHUNK);
	ssize_t n = read(peer->fd, peer->in->str + before, CHUNK);
	enum peer_moved what = moved(n);

	g_string_truncate(peer->in, before + (gsize)MAX(n, 0));
	peer->eof = n == 0;
	return what;
}

enum peer_moved
peer_transmit(struct peer *peer)
{
	ssize_t n = 0;

	if (peer->out->len == 0)
		return PEER_NOTHING;
	n = send(peer->fd, peer->out->str, peer->out->len, MSG_NOSIGNAL);
	if (n > 0)
		g_string_erase(peer->out, 0, n);
	return moved(n);
}

bool
peer_is_full(const struct peer *peer)
{
	return peer->out->len >= UNREAD_MAX;
}

const char *
peer_unread(const struct peer *peer, gsize *size)
{
	*size = peer->in->len - peer->at;
	return peer->in->str + peer->at;
}

enum peer_line
peer_read_line(struct peer *peer, gsize max, const char **line, gsize *size)
{
	bool was_skipping = peer->skipping;
	gsize left = 0;

	*line = peer_unread(peer, &left);
	const char *end = memchr(*line, '\n', left);

	if (end == NULL) {
		peer->skipping = was_skipping || left > max;
		peer->at += peer->skipping ? left : 0;
		return PEER_NO_LINE;
	}
	*size = (gsize)(end - *line);
	peer->at += *size + 1;
	*size -= *size > 0 && end[-1] == '\r';
	peer->skipping = false;
	return was_skipping || *size > max ? PEER_LONG_LINE : PEER_LINE;
}

void
peer_forget(struct peer *peer)
{
	g_string_erase(peer->in, 0, (gssize)peer->at);
	peer->at = 0;
}

void
peer_drain(const struct peer *peer)
{
	enum { TIMES = 64 };
	char chunk[CHUNK];

	for (int i = 0; i < TIMES; i++)
		if (read(peer->fd, chunk, sizeof(chunk)) <= 0)
			return;
}
