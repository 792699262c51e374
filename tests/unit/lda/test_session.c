/*
 * The dialogue, without a database: "host=/nonexistent" answers at once, and no
 * recipient is taken.  What comes behind DATA is the system tests'.
 */
#include "lda/lmtp/session.h"

#include "base/log.h"
#include "table.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MANY = 10000000 }; /* bytes */

/* A session and its client; the client's end does not wait either. */
struct dialogue {
	struct conf *conf;
	struct slot slot;
	struct door *door;
	struct session *session;
	int client;
	bool over;
	GString *heard;
};

static void
start(struct dialogue *d)
{
	int ends[2];

	d->conf = conf_parse("database = host=/nonexistent\n"
			     "message_size_limit = 65536\n"
			     "lmtp_idle_timeout = 1\n",
		"test", NULL);
	d->door = door_new(d->conf, NULL, &d->slot);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0,
				 ends),
		0);
	d->session = session_new(ends[0], d->door);
	d->client = ends[1];
	d->heard = g_string_new(NULL);
}

static void
hear(struct dialogue *d)
{
	char chunk[4096];
	ssize_t n = 0;

	while ((n = read(d->client, chunk, sizeof(chunk))) > 0)
		g_string_append_len(d->heard, chunk, n);
}

/* Till the session has nothing to do. */
static void
run(struct dialogue *d)
{
	short events = 0;

	while (!d->over) {
		struct pollfd fd = { session_fd(d->session),
			session_events(d->session), 0 };

		events = fd.events;
		if (events != 0 && poll(&fd, 1, 0) <= 0)
			break;
		d->over = !session_step(d->session, fd.revents);
		hear(d);
	}
	if (d->over)
		g_clear_pointer(&d->session, session_free);
	hear(d);
}

static void
tell(struct dialogue *d, const char *text, gsize size)
{
	while (size > 0 && !d->over) {
		ssize_t n = send(d->client, text, size, MSG_NOSIGNAL);

		if (n > 0) {
			text += n;
			size -= (gsize)n;
		}
		run(d);
	}
}

static void
end(struct dialogue *d)
{
	if (d->session != NULL)
		session_free(d->session);
	(void)close(d->client);
	g_string_free(d->heard, TRUE);
	door_free(d->door);
	conf_free(d->conf);
}

/* The codes of the replies; "+" for each that goes on, "!" when it is over. */
static char *
codes(const struct dialogue *d)
{
	GString *codes = g_string_new(NULL);
	g_auto(GStrv) lines = g_strsplit(d->heard->str, "\r\n", -1);

	for (char **line = lines; *line != NULL; line++) {
		if (**line == '\0')
			continue;
		assert_true(strlen(*line) > 4 && strlen(*line) < 510);
		assert_null(strpbrk(*line, "\r\n"));
		if ((*line)[3] == '-')
			g_string_append(codes, "+");
		else
			g_string_append_printf(codes, "%.3s ", *line);
	}
	return g_string_free(g_string_append(codes, d->over ? "!" : ""), FALSE);
}

#define X10(text) text text text text text text text text text text

static const struct row {
	const char *name, *said, *want;
} rows[] = {
	{ "a client is greeted", "", "220 " },
	{ "LHLO is told what is offered", "LHLO x\r\n", "220 +++++++250 " },
	{ "commands may come at once",
		"LHLO x\r\nNOOP\r\nVRFY a\r\nHELP\r\nRSET\r\nQUIT\r\n",
		"220 +++++++250 250 252 214 250 221 !" },
	{ "MAIL wants LHLO first",
		"MAIL FROM:<a@x>\r\nRCPT TO:<b@x>\r\nDATA\r\n",
		"220 503 503 503 " },
	{ "XFORWARD wants LHLO first", "XFORWARD IDENT=A\r\n", "220 503 " },
	{ "RCPT wants MAIL first", "LHLO x\r\nRCPT TO:<b@x>\r\n",
		"220 +++++++250 503 " },
	{ "MAIL comes once", "LHLO x\r\nMAIL FROM:<>\r\nMAIL FROM:<>\r\n",
		"220 +++++++250 250 503 " },
	{ "RSET forgets the sender",
		"LHLO x\r\nMAIL FROM:<>\r\nRSET\r\nMAIL FROM:<>\r\n",
		"220 +++++++250 250 250 250 " },
	{ "LHLO forgets the sender too",
		"LHLO x\r\nMAIL FROM:<>\r\nLHLO x\r\nMAIL FROM:<>\r\n",
		"220 +++++++250 250 +++++++250 250 " },
	{ "XFORWARD comes before MAIL",
		"LHLO x\r\nXFORWARD IDENT=A\r\nMAIL FROM:<>\r\n"
		"XFORWARD IDENT=A\r\n",
		"220 +++++++250 250 250 503 " },
	{ "DATA wants a recipient", "LHLO x\r\nMAIL FROM:<>\r\nDATA\r\n",
		"220 +++++++250 250 503 " },
	{ "a database that is away refuses nobody for good",
		"LHLO x\r\nMAIL FROM:<>\r\nRCPT TO:<a@x>\r\nRCPT TO:<b@x>\r\n"
		"DATA\r\n",
		"220 +++++++250 250 451 451 554 " },
	{ "a message that says it is too large is refused at once",
		"LHLO x\r\nMAIL FROM:<> SIZE=65537\r\nMAIL FROM:<> "
		"SIZE=65536\r\n",
		"220 +++++++250 552 250 " },
	{ "a command may end with LF alone", "NOOP\nNOOP\n", "220 250 250 " },
	{ "twenty mistakes are enough", X10("FOO\r\n\r\n") "NOOP\r\n",
		"220 " X10("500 500 ") "421 !" },
	{ "a thousand lines of nothing are soon over", X10(X10(X10("\n"))),
		"220 " X10("500 500 ") "421 !" },
	{ "nothing is done behind QUIT", "QUIT\r\nNOOP\r\n", "220 221 !" },
};

/* Whatever pieces the bytes come in. */
static void
assert_answers(const struct row *row, gsize piece)
{
	struct dialogue d = { 0 };
	gsize size = strlen(row->said);

	start(&d);
	run(&d);
	for (gsize at = 0; at < size; at += piece)
		tell(&d, row->said + at, MIN(piece, size - at));

	g_autofree char *got = codes(&d);
	assert_string_equal(got, row->want);
	end(&d);
}

static void
client_is_answered(void **state)
{
	assert_answers(*state, G_MAXINT);
	assert_answers(*state, 1);
	assert_answers(*state, 7);
}

static void
a_line_has_an_end(void **state)
{
	struct dialogue d = { 0 };
	g_autofree char *most = g_strnfill(4096 - 5, 'x');
	g_autofree char *more = g_strnfill(MANY, 'x');
	g_autofree char *said = g_strconcat("NOOP ", most, "\r\n", "NOOP ",
		most, "x\r\n", more, "\r\nNOOP\r\n", NULL);

	(void)state;
	start(&d);
	tell(&d, said, strlen(said));

	g_autofree char *got = codes(&d);
	assert_string_equal(got, "220 250 500 500 250 ");
	end(&d);
}

static void
a_deaf_client_is_not_heard(void **state)
{
	struct dialogue d = { 0 };
	gsize sent = 0;
	ssize_t n = 0;

	(void)state;
	start(&d);
	/* He says NOOP, as long as he can, and reads nothing. */
	for (int idle = 0; idle < 10; idle += n <= 0) {
		n = send(d.client, X10("NOOP\r\n"), 60, MSG_NOSIGNAL);
		sent += (gsize)MAX(n, 0);
		assert_true(session_step(d.session, POLLIN));
	}
	assert_int_equal(session_events(d.session), POLLOUT);
	assert_true(sent < MANY);

	/* He is told so, does not read that either, and is left. */
	assert_true(session_deadline(d.session) <= clock_in_ms(1000));
	assert_true(session_end(d.session, ANSWER_IDLE));
	assert_false(session_end(d.session, ANSWER_IDLE));
	end(&d);
}

static void
a_client_that_leaves_is_left(void **state)
{
	struct dialogue d = { 0 };

	(void)state;
	start(&d);
	tell(&d, "LHLO x\r\nMAIL FROM:<a@x>\r\nRC", 27);
	assert_false(d.over);
	(void)shutdown(d.client, SHUT_WR);
	run(&d);
	assert_true(d.over);
	end(&d);
}

static void
one_too_many_is_told(void **state)
{
	int ends[2];
	char text[100] = "";

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
	session_turn_away(ends[0], ANSWER_CROWDED);
	assert_true(read(ends[1], text, sizeof(text) - 1) > 0);
	assert_true(g_str_has_prefix(text, "421 4.3.2 "));
	assert_int_equal(read(ends[1], text, sizeof(text)), 0);
	(void)close(ends[1]);
}

int
main(void)
{
	struct tests tests = { 0 };

	assert_true(log_to_file("/dev/null"));
	TESTS_TABLE(&tests, rows, client_is_answered);
	tests_add(&tests, "a line has an end, and one reply", a_line_has_an_end,
		NULL);
	tests_add(&tests, "a client that does not read is not heard",
		a_deaf_client_is_not_heard, NULL);
	tests_add(&tests, "a client that leaves is left",
		a_client_that_leaves_is_left, NULL);
	tests_add(&tests, "a client too many is told", one_too_many_is_told,
		NULL);
	return TESTS_RUN(&tests, "session");
}
