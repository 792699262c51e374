/*
 * A client of postcase-lmtpd: a line, the lines behind DATA, and a dialogue.
 * The database is away, so no message is stored.
 */
#include "lda/lmtp/data.h"
#include "lda/lmtp/grammar.h"
#include "lda/lmtp/session.h"
#include "lda/lmtp/smtp_path.h"

#include "base/log.h"

#include "fuzz.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

static struct conf *conf;
static struct door *door;
static struct slot slot;

static void
start(void)
{
	HOLDS(log_to_file("/dev/null"));
	conf = conf_parse("database = host=/nonexistent\n", "fuzz", NULL);
	door = door_new(conf, NULL, &slot);
}

/* The first line; where it ends. */
static void
check_line(const char *bytes, gsize size)
{
	const char *lf = memchr(bytes, '\n', size);
	struct command c;
	gsize line = MIN(lf ? (gsize)(lf - bytes) : size, GRAMMAR_LINE_MAX);
	enum answer answer = grammar_read(bytes, line, &c);

	HOLDS(answer < ANSWERS);
	holds_clean_or_null(c.address, SMTP_PATH_BYTES_MAX, false);
	holds_clean_or_null(c.original, SMTP_PATH_BYTES_MAX, false);
	holds_clean_or_null(c.queue_id, SMTP_PATH_BYTES_MAX, false);
	HOLDS(c.size >= 0);
	HOLDS(answer == ANSWER_OK || c.address == NULL);
	grammar_clear(&c);
}

/* In two pieces as in one; and nothing but CR LF . CR LF ends it. */
static void
check_data(const char *bytes, gsize size, gsize cut)
{
	g_autoptr(GString) whole = g_string_new(NULL);
	g_autoptr(GString) pieces = g_string_new(NULL);
	struct data one = { 0 }, two = { 0 };
	gsize n = data_read(&one, bytes, size, whole);
	gsize m = data_read(&two, bytes, cut, pieces);

	if (m == cut)
		m += data_read(&two, bytes + m, size - m, pieces);
	HOLDS(n == m && one.state == two.state);
	HOLDS(g_string_equal(whole, pieces) && whole->len <= n);
	if (!data_has_ended(&one))
		return;
	HOLDS(n >= 3 && memcmp(bytes + n - 3, ".\r\n", 3) == 0);
	HOLDS(n == 3 || memcmp(bytes + n - 5, "\r\n", 2) == 0);
}

static void
check_replies(const GString *heard)
{
	for (const char *at = heard->str; *at != '\0';) {
		const char *end = strstr(at, "\r\n");

		HOLDS(end != NULL && end - at > 4 && end - at < 510);
		HOLDS(g_ascii_isdigit(at[0]) && g_ascii_isdigit(at[1]));
		HOLDS(g_ascii_isdigit(at[2]) && strchr(" -", at[3]) != NULL);
		HOLDS(memchr(at, '\n', (gsize)(end - at)) == NULL);
		at = end + 2;
	}
}

static void
hear(int client, GString *heard)
{
	char chunk[4096];
	ssize_t n = 0;

	while ((n = read(client, chunk, sizeof(chunk))) > 0)
		g_string_append_len(heard, chunk, n);
}

/* He says all, in pieces, and hangs up. */
static void
talk(struct session *session, int client, const char *bytes, gsize size,
	gsize piece)
{
	g_autoptr(GString) heard = g_string_new(NULL);
	bool open = true;

	for (gsize at = 0; open;) {
		ssize_t n = at < size ? send(client, bytes + at,
						MIN(piece, size - at),
						MSG_NOSIGNAL) :
					0;

		at += (gsize)MAX(n, 0);
		if (at >= size)
			(void)shutdown(client, SHUT_WR);
		open = session_step(session, POLLIN);
		hear(client, heard);
	}
	check_replies(heard);
}

static void
check_dialogue(const char *bytes, gsize size, gsize piece)
{
	int ends[2];

	HOLDS(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) == 0);
	struct session *session = session_new(ends[0], door);

	talk(session, ends[1], bytes, size, piece);
	session_free(session);
	(void)close(ends[1]);
}

static void
check(const char *bytes, gsize size)
{
	gsize cut = size > 0 ? (guchar)bytes[0] % size : 0;

	check_line(bytes, size);
	check_data(bytes, size, cut);
	check_dialogue(bytes, size, cut + 1);
}

FUZZ_TARGET(start, check)
