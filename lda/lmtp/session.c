#include "lda/lmtp/session.h"

#include "base/log.h"
#include "lda/lmtp/grammar.h"
#include "lda/lmtp/peer.h"
#include "lda/lmtp/transaction.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	MISTAKES_MAX = 20,
	ENDING_MS = 5000, /* for the last reply to be read */
};

struct session {
	struct peer peer;
	struct door *door;
	struct transaction t;
	clock_point deadline;
	int mistakes;
	bool greeted; /* LHLO was said */
	bool stalled; /* nothing can be done before more comes */
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

	s->door = door;
	peer_init(&s->peer, fd);
	transaction_init(&s->t);
	answer_put_greeting(s->peer.out, g_get_host_name());
	be_patient(s);
	return s;
}

void
session_free(struct session *s)
{
	peer_clear(&s->peer);
	transaction_clear(&s->t);
	g_free(s);
}

int
session_fd(const struct session *s)
{
	return s->peer.fd;
}

clock_point
session_deadline(const struct session *s)
{
	return s->deadline;
}

short
session_events(const struct session *s)
{
	if (s->peer.out->len > 0)
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
	answer_put(s->peer.out, answer);
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
	answer_put(s->peer.out, answer);
	if (s->mistakes >= MISTAKES_MAX)
		session_end(s, ANSWER_MISTAKES);
}

static void
greet(struct session *s)
{
	start_anew(s);
	s->greeted = true;
	answer_put_offers(s->peer.out, g_get_host_name(),
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
	enum answer answer = grammar_read(line, size, &c);

	if (answer != ANSWER_OK)
		say(s, answer);
	else if (wants_greeting(c.verb) && !s->greeted)
		say(s, ANSWER_SEQUENCE);
	else
		obey(s, &c);
	grammar_clear(&c);
}

/* False: the line is not whole yet. */
static bool
read_line(struct session *s)
{
	const char *line = NULL;
	gsize size = 0;

	switch (peer_read_line(&s->peer, GRAMMAR_LINE_MAX, &line, &size)) {
	case PEER_NO_LINE:
		return false;
	case PEER_LONG_LINE:
		say(s, ANSWER_TOO_LONG);
		return true;
	case PEER_LINE:
		do_line(s, line, size);
		return true;
	}
	return false;
}

static bool
read_message(struct session *s)
{
	gsize size = 0;
	const char *bytes = peer_unread(&s->peer, &size);
	g_autoptr(GString) content = g_string_sized_new(size);

	s->peer.at += data_read(&s->t.data, bytes, size, content);
	buffer_write(s->t.buffer, content->str, content->len);
	if (!data_has_ended(&s->t.data))
		return false;
	transaction_deliver(&s->t, s->door, s->peer.out);
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
		!peer_is_full(&s->peer)) {
		bool message = s->t.buffer != NULL;

		s->stalled = message ? !read_message(s) : !read_line(s);
		stored = message && !s->stalled;
	}
	peer_forget(&s->peer);
}

/* False: the client is gone. */
static bool
receive(struct session *s)
{
	enum peer_moved moved = peer_receive(&s->peer);

	if (moved == PEER_SOME)
		be_patient(s);
	return moved != PEER_GONE;
}

static bool
transmit(struct session *s)
{
	enum peer_moved moved = peer_transmit(&s->peer);

	if (moved == PEER_SOME && !s->ending)
		be_patient(s);
	return moved != PEER_GONE;
}

bool
session_step(struct session *s, short revents)
{
	if (s->stalled && s->peer.out->len == 0 && revents != 0 && !receive(s))
		return false;
	process(s);
	if (!transmit(s))
		return false;
	if (s->peer.out->len > 0)
		return true;
	if (s->ending)
		peer_drain(&s->peer);
	return !s->ending && !(s->peer.eof && s->stalled);
}

void
session_turn_away(int fd, enum answer answer)
{
	g_autoptr(GString) text = g_string_new(NULL);

	answer_put(text, answer);
	(void)send(fd, text->str, text->len, MSG_NOSIGNAL);
	(void)close(fd);
}
