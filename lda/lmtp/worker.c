#include "lda/lmtp/worker.h"

#include "base/limits.h"
#include "base/log.h"
#include "lda/lmtp/listen.h"
#include "lda/lmtp/session.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	YIELD_MS = 2, /* to workers that have fewer sessions */
	EXHAUSTED_MS = 1000,
	STOP_MS = 5000, /* for the last replies */
};

struct worker {
	const struct worker_job *job;
	struct door *door;
	GPtrArray *sessions;
	GArray *polls; /* of struct pollfd: see look() */
	int signals;
	clock_point deaf_until; /* takes no client before */
	bool yielded;           /* ... to other workers, once */
	clock_point stop_at;    /* 0: nobody said stop */
	bool leaving;
};

static void
leave(struct worker *w)
{
	if (w->leaving)
		return;
	w->leaving = true;
	g_atomic_int_set(&w->job->slot->leaving, true);
	g_ptr_array_set_size(w->job->listeners, 0);
}

static void
stop(struct worker *w)
{
	leave(w);
	w->stop_at = clock_in_ms(STOP_MS);
	for (guint i = 0; i < w->sessions->len; i++)
		session_end(g_ptr_array_index(w->sessions, i), ANSWER_LEAVING);
}

static void
read_signals(struct worker *w)
{
	struct signalfd_siginfo signal;

	while (read(w->signals, &signal, sizeof(signal)) == sizeof(signal)) {
		if (signal.ssi_signo == SIGTERM)
			stop(w);
		else
			leave(w);
	}
}

static void
be_deaf(struct worker *w, gint64 ms)
{
	w->deaf_until = clock_in_ms(ms);
}

/*
 * Workers race for clients: one that is busier than another lets that go first.
 * It takes the client all the same if nobody else did, unless it is full.
 */
static bool
yields(struct worker *w)
{
	guint fewest = (guint)board_fewest_sessions(w->job->board);
	bool full = w->sessions->len >= w->job->sessions;
	bool yield = w->sessions->len > fewest && (full || !w->yielded);

	w->yielded = yield;
	if (yield)
		be_deaf(w, YIELD_MS);
	return yield;
}

static void
add_session(struct worker *w, int fd)
{
	const int yes = 1;

	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
	g_ptr_array_add(w->sessions, session_new(fd, w->door));
}

/* accept4() said no. */
static void
note_failure(struct worker *w)
{
	switch (errno) {
	case EAGAIN: /* another worker was faster */
	case EINTR:
	case ECONNABORTED:
		break;
	case EINVAL: /* the parent ended the listener, and will say why */
		be_deaf(w, YIELD_MS);
		break;
	default: /* no descriptors, no memory */
		log_event(LOG_ERR, NULL, "session",
			LOG_FIELDS(log_text("text", g_strerror(errno))));
		be_deaf(w, EXHAUSTED_MS);
		break;
	}
}

static void
take_client(struct worker *w, int listener)
{
	int fd = -1;

	if (yields(w))
		return;
	fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	if (fd >= 0 && w->sessions->len >= w->job->sessions) {
		log_event(LOG_WARNING, NULL, "session",
			LOG_FIELDS(
				log_text("text", answer_text(ANSWER_CROWDED))));
		session_turn_away(fd, ANSWER_CROWDED);
	} else if (fd >= 0) {
		add_session(w, fd);
	} else {
		note_failure(w);
	}
}

static void
add_poll(struct worker *w, int fd, short events)
{
	const struct pollfd one = { .fd = fd, .events = events };

	g_array_append_val(w->polls, one);
}

static const struct pollfd *
poll_at(const struct worker *w, guint i)
{
	return &g_array_index(w->polls, struct pollfd, i);
}

/* Milliseconds till something is to be done without anybody's word. */
static int
patience(const struct worker *w)
{
	clock_point first = w->stop_at;
	bool now = false;

	if (!w->leaving && clock_left_ms(w->deaf_until) > 0)
		first = w->deaf_until;
	for (guint i = 0; i < w->sessions->len; i++) {
		const struct session *s = g_ptr_array_index(w->sessions, i);
		clock_point deadline = session_deadline(s);

		now = now || session_events(s) == 0;
		if (first == 0 || deadline < first)
			first = deadline;
	}
	return now ? 0 : first == 0 ? -1 : clock_left_ms(first);
}

/* The signals first, then the sessions, then the listeners. */
static void
look(struct worker *w)
{
	const GPtrArray *listeners = w->job->listeners;
	bool deaf = clock_left_ms(w->deaf_until) > 0;

	g_array_set_size(w->polls, 0);
	add_poll(w, w->signals, POLLIN);
	for (guint i = 0; i < w->sessions->len; i++) {
		const struct session *s = g_ptr_array_index(w->sessions, i);

		add_poll(w, session_fd(s), session_events(s));
	}
	for (guint i = 0; i < listeners->len && !deaf; i++) {
		const struct listener *l = g_ptr_array_index(listeners, i);

		add_poll(w, l->fd, POLLIN);
	}
	if (poll((struct pollfd *)(void *)w->polls->data, w->polls->len,
		    patience(w)) < 0)
		g_array_set_size(w->polls, 0);
}

/*
 * False: it is over.  asked: when the clients were looked at; what came while
 * another message was stored came in time.
 */
static bool
serve(struct session *s, short revents, clock_point asked)
{
	if (revents != 0 || session_events(s) == 0)
		return session_step(s, revents);
	if (session_deadline(s) > asked)
		return true;
	return session_end(s, ANSWER_IDLE) && session_step(s, 0);
}

static void
serve_all(struct worker *w, clock_point asked)
{
	guint n = w->sessions->len;

	for (guint i = n; i > 0; i--) {
		struct session *s = g_ptr_array_index(w->sessions, i - 1);

		if (!serve(s, poll_at(w, i)->revents, asked))
			g_ptr_array_remove_index_fast(w->sessions, i - 1);
	}
	for (guint i = n + 1; i < w->polls->len; i++)
		if (poll_at(w, i)->revents != 0 && !w->leaving)
			take_client(w, poll_at(w, i)->fd);
	g_atomic_int_set(&w->job->slot->sessions, (gint)w->sessions->len);
}

static bool
is_done(const struct worker *w)
{
	return w->leaving &&
	       (w->sessions->len == 0 ||
		       (w->stop_at != 0 && clock_left_ms(w->stop_at) == 0));
}

static void
loop(struct worker *w)
{
	const struct conf *conf = w->job->conf;

	while (!is_done(w)) {
		clock_point asked = g_get_monotonic_time();

		look(w);
		if (w->polls->len == 0)
			continue;
		serve_all(w, asked);
		if (poll_at(w, 0)->revents != 0)
			read_signals(w);
		if (!w->leaving &&
			door_messages(w->door) >= conf->lmtp_worker_messages) {
			leave(w);
			(void)kill(getppid(), SIGUSR1);
		}
	}
}

static int
open_signals(void)
{
	sigset_t set;

	(void)sigemptyset(&set);
	(void)sigaddset(&set, SIGTERM);
	(void)sigaddset(&set, SIGHUP);
	return signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
}

int
worker_run(const struct worker_job *job)
{
	g_autoptr(door) door = door_new(job->conf, job->board, job->slot);
	g_autoptr(GPtrArray) sessions =
		g_ptr_array_new_with_free_func((GDestroyNotify)session_free);
	g_autoptr(GArray) polls =
		g_array_new(FALSE, FALSE, sizeof(struct pollfd));
	struct worker w = {
		.job = job,
		.door = door,
		.sessions = sessions,
		.polls = polls,
		.signals = open_signals(),
		.deaf_until = g_get_monotonic_time(),
	};

	limits_memory(job->conf->message_size_limit);
	door_count_deaths(door);
	loop(&w);
	(void)close(w.signals);
	return 0;
}
