#include "lda/lmtp/session.h"

#include "base/log.h"
#include "lda/lmtp/grammar.h"
#include "lda/lmtp/transaction.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	CHUNK = 16 * 1024,      /* bytes read at once */
	UNREAD_MAX = 16 * 1024, /* bytes of replies, then we wait for him */
	MISTAKES_MAX = 20,
	ENDING_MS = 5000, /* for the last reply to be read */
};

struct session {
	int fd;
	struct door *door;
	struct transaction t;
	GString *in, *out;
	gsize at; /* of in: what is in front is done */
	clock_point deadline;
	int mistakes;
	bool greeted;  /* LHLO was said */
	bool skipping; /* the rest of a line that is too long */
	bool stalled;  /* nothing can be done before more comes */
	bool eof;      /* nothing more comes */
	bool ending;
};

static void
be_patient(struct session *s)
{
	s->deadline = clock_in_ms(door_conf(s->door)->lmtp_idle_timeout * 1000);
}

struct session *
session_new(int fd, struct door *door)
{
	struct session *s = g_new0(struct session, 1);

	s->fd = fd;
	s->door = door;
	s->in = g_string_new(NULL);
	s->out = g_string_new(NULL);
	transaction_init(&s->t);
	answer_put_greeting(s->out, g_get_host_name());
	be_patient(s);
	return s;
}

void
session_free(struct session *s)
{
	(void)close(s->fd);
	transaction_clear(&s->t);
	g_string_free(s->in, TRUE);
	g_string_free(s->out, TRUE);
	g_free(s);
}

int
session_fd(const struct session *s)
{
	return s->fd;
}

clock_point
session_deadline(const struct session *s)
{
	return s->deadline;
}

short
session_events(const struct session *s)
{
	if (s->out->len > 0)
		return POLLOUT;
	return s->stalled ? POLLIN : 0;
}

static void
start_anew(struct session *s)
{
	transaction_clear(&s->t);
	transaction_init(&s->t);
}

bool
session_end(struct session *s, enum answer answer)
{
	if (s->ending)
		return false;
	if (answer != ANSWER_BYE)
		log_event(LOG_INFO, s->t.queue_id, "session",
			LOG_FIELDS(log_text("door", "lmtp"),
				log_text("text", answer_text(answer))));
	start_anew(s);
	answer_put(s->out, answer);
	s->ending = true;
	s->deadline = clock_in_ms(ENDING_MS);
	return true;
}

static void
say(struct session *s, enum answer answer)
{
	s->mistakes += answer_is_mistake(answer);
	if (answer_is_end(answer)) {
		session_end(s, answer);
		return;
	}
	answer_put(s->out, answer);
	if (s->mistakes >= MISTAKES_MAX)
		session_end(s, ANSWER_MISTAKES);
}

static void
greet(struct session *s)
{
	start_anew(s);
	s->greeted = true;
	answer_put_offers(s->out, g_get_host_name(),
		door_conf(s->door)->message_size_limit);
}

static enum answer
reset(struct session *s)
{
	start_anew(s);
	return ANSWER_OK;
}

static void
obey(struct session *s, struct command *c)
{
	const struct conf *conf = door_conf(s->door);

	switch (c->verb) {
	case VERB_LHLO:
		greet(s);
		return;
	case VERB_MAIL:
		say(s, transaction_mail(&s->t, c, conf));
		return;
	case VERB_RCPT:
		say(s, transaction_rcpt(&s->t, c, s->door));
		return;
	case VERB_DATA:
		say(s, transaction_data(&s->t, conf));
		return;
	case VERB_XFORWARD:
		say(s, transaction_xforward(&s->t, c));
		return;
	case VERB_RSET:
		say(s, reset(s));
		return;
	case VERB_NOOP:
		say(s, ANSWER_OK);
		return;
	case VERB_VRFY:
		say(s, ANSWER_PERHAPS);
		return;
	case VERB_HELP:
		say(s, ANSWER_HELP);
		return;
	case VERB_QUIT:
		say(s, ANSWER_BYE);
		return;
	case VERBS:
		break;
	}
}

/* MAIL and what follows it want LHLO first. */
static bool
wants_greeting(enum verb verb)
{
	return verb == VERB_MAIL || verb == VERB_RCPT || verb == VERB_DATA ||
	       verb == VERB_XFORWARD;
}

static void
do_line(struct session *s, const char *line, gsize size)
{
	struct command c;
	enum answer answer = ANSWER_TOO_LONG;

	size -= size > 0 && line[size - 1] == '\r';
	if (size <= GRAMMAR_LINE_MAX)
		answer = grammar_read(line, size, &c);
	if (answer != ANSWER_OK) {
		say(s, answer);
		return;
	}
	if (wants_greeting(c.verb) && !s->greeted)
		say(s, ANSWER_SEQUENCE);
	else
		obey(s, &c);
	grammar_clear(&c);
}

/* False: the line is not whole yet. */
static bool
read_line(struct session *s)
{
	const char *line = s->in->str + s->at;
	gsize left = s->in->len - s->at;
	const char *end = memchr(line, '\n', left);

	if (end == NULL) {
		s->skipping = s->skipping || left > GRAMMAR_LINE_MAX;
		s->at += s->skipping ? left : 0;
		return false;
	}
	s->at += (gsize)(end - line) + 1;
	if (s->skipping)
		say(s, ANSWER_TOO_LONG);
	else
		do_line(s, line, (gsize)(end - line));
	s->skipping = false;
	return true;
}

static bool
read_message(struct session *s)
{
	g_autoptr(GString) content = g_string_sized_new(CHUNK);

	s->at += data_read(&s->t.data, s->in->str + s->at, s->in->len - s->at,
		content);
	buffer_write(s->t.buffer, content->str, content->len);
	if (!data_has_ended(&s->t.data))
		return false;
	transaction_deliver(&s->t, s->door, s->out);
	start_anew(s);
	be_patient(s);
	return true;
}

/*
 * What came is done, up to one message: others wait too.  A client that does
 * not read his replies is not heard either.
 */
static void
process(struct session *s)
{
	bool stored = false;

	s->stalled = false;
	while (!s->ending && !stored && !s->stalled &&
		s->out->len < UNREAD_MAX) {
		bool message = s->t.buffer != NULL;

		s->stalled = message ? !read_message(s) : !read_line(s);
		stored = message && !s->stalled;
	}
	g_string_erase(s->in, 0, (gssize)s->at);
	s->at = 0;
}

/* False: the client is gone. */
static bool
receive(struct session *s)
{
	gsize before = s->in->len;

	g_string_set_size(s->in, before + CHUNK);
	ssize_t n = read(s->fd, s->in->str + before, CHUNK);

	g_string_truncate(s->in, before + (gsize)MAX(n, 0));
	if (n > 0)
		be_patient(s);
	s->eof = n == 0;
	return n >= 0 || errno == EAGAIN || errno == EINTR;
}

static bool
transmit(struct session *s)
{
	ssize_t n = 0;

	if (s->out->len == 0)
		return true;
	n = send(s->fd, s->out->str, s->out->len, MSG_NOSIGNAL);
	if (n > 0) {
		g_string_erase(s->out, 0, n);
		if (!s->ending)
			be_patient(s);
	}
	return n >= 0 || errno == EAGAIN || errno == EINTR;
}

/*
 * What he said behind the end is read away: a socket that is closed with bytes
 * unread takes our last reply along.
 */
static void
drain(const struct session *s)
{
	enum { TIMES = 64 };
	char chunk[CHUNK];

	for (int i = 0; i < TIMES; i++)
		if (read(s->fd, chunk, sizeof(chunk)) <= 0)
			return;
}

bool
session_step(struct session *s, short revents)
{
	if (s->stalled && s->out->len == 0 && revents != 0 && !receive(s))
		return false;
	process(s);
	if (!transmit(s))
		return false;
	if (s->out->len > 0)
		return true;
	if (s->ending)
		drain(s);
	return !s->ending && !(s->eof && s->stalled);
}

void
session_turn_away(int fd, enum answer answer)
{
	g_autoptr(GString) text = g_string_new(NULL);

	answer_put(text, answer);
	(void)send(fd, text->str, text->len, MSG_NOSIGNAL);
	(void)close(fd);
}
