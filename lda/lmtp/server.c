#include "lda/lmtp/server.h"

#include "base/clock.h"
#include "base/death.h"
#include "base/log.h"
#include "conf/start.h"
#include "lda/lmtp/buffer.h"
#include "lda/lmtp/listen.h"
#include "lda/lmtp/worker.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	YOUNG = 10,         /* seconds: who dies at this age may do so again */
	HOLD_MS = 100,      /* before the next one is started, */
	HOLD_MS_MAX = 5000, /* twice as long each time */
	SPARE = 10,         /* seconds behind all deadlines of a worker */
	PER_PROCESSOR = 2,  /* workers */
};

struct child {
	pid_t pid;
	struct slot *slot;
	clock_point started;
	clock_point kill_at; /* or 0 */
};

struct server {
	const char *conf_option;
	struct conf *conf;
	GPtrArray *listeners;
	bool passed; /* by systemd: the configuration names none */
	struct board *board;
	GArray *children; /* of struct child */
	sigset_t signals;
	clock_point hold; /* no new worker before */
	gint64 hold_ms;
	bool stopping;
};

static void
block_signals(struct server *server)
{
	static const int heard[] = { SIGCHLD, SIGTERM, SIGINT, SIGHUP,
		SIGUSR1 };

	(void)sigemptyset(&server->signals);
	for (size_t i = 0; i < G_N_ELEMENTS(heard); i++)
		(void)sigaddset(&server->signals, heard[i]);
	(void)sigprocmask(SIG_BLOCK, &server->signals, NULL);
}

static bool
open_listeners(struct server *server, GError **error)
{
	if (!listen_inherit(&server->listeners, error))
		return false;
	server->passed = server->listeners != NULL;
	if (!server->passed)
		server->listeners =
			listen_open(server->conf->lmtp_listen, NULL, error);
	return server->listeners != NULL;
}

struct server *
server_new(const char *conf_option, GError **error)
{
	g_autoptr(server) server = g_new0(struct server, 1);

	server->conf_option = conf_option;
	server->hold = g_get_monotonic_time();
	server->children = g_array_new(FALSE, FALSE, sizeof(struct child));
	server->conf = conf_start(conf_option, error);
	if (server->conf == NULL ||
		!buffer_check(server->conf->spool_directory, error))
		return NULL;
	block_signals(server);
	server->board = board_new();
	if (server->board == NULL) {
		fault_set(error, FAULT_TEMP, "4.3.0", "no memory to share: %s",
			g_strerror(errno));
		return NULL;
	}
	return open_listeners(server, error) ? g_steal_pointer(&server) : NULL;
}

static void
close_listeners(struct server *server)
{
	if (server->listeners == NULL)
		return;
	listen_end(server->listeners, NULL);
	g_clear_pointer(&server->listeners, g_ptr_array_unref);
}

void
server_free(struct server *server)
{
	if (server == NULL)
		return;
	close_listeners(server);
	g_array_unref(server->children);
	conf_free(server->conf);
	g_free(server);
}

static struct child *
child_at(const struct server *server, guint i)
{
	return &g_array_index(server->children, struct child, i);
}

static guint
wanted(const struct server *server)
{
	if (server->stopping)
		return 0;
	return server->conf->lmtp_workers > 0 ?
		       (guint)server->conf->lmtp_workers :
		       PER_PROCESSOR * g_get_num_processors();
}

/* Who takes clients. */
static guint
present(const struct server *server)
{
	guint n = 0;

	for (guint i = 0; i < server->children->len; i++)
		n += !g_atomic_int_get(&child_at(server, i)->slot->leaving);
	return n;
}

static void G_GNUC_NORETURN
be_worker(struct server *server, struct slot *slot, pid_t parent)
{
	const struct worker_job job = {
		.conf = server->conf,
		.listeners = server->listeners,
		.board = server->board,
		.slot = slot,
		.sessions = MAX(1,
			(guint)server->conf->lmtp_sessions / wanted(server)),
	};

	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	_exit(getppid() == parent ? worker_run(&job) : 0);
}

/* Each time it is of no use, the next try comes later. */
static void
hold(struct server *server)
{
	server->hold_ms = CLAMP(2 * server->hold_ms, HOLD_MS, HOLD_MS_MAX);
	server->hold = clock_in_ms(server->hold_ms);
}

static bool
start_worker(struct server *server)
{
	struct slot *slot = board_take_slot(server->board);
	pid_t self = getpid();
	pid_t pid = slot ? fork() : -1;
	const struct child child = { pid, slot, g_get_monotonic_time(), 0 };

	if (pid == 0)
		be_worker(server, slot, self);
	if (pid > 0) {
		g_array_append_val(server->children, child);
		return true;
	}
	log_event(LOG_ERR, NULL, "worker",
		LOG_FIELDS(log_text("text", "cannot start one"),
			log_text("why",
				slot ? g_strerror(errno) : "too many")));
	if (slot != NULL)
		g_atomic_int_set(&slot->taken, false);
	hold(server);
	return false;
}

static void
start_workers(struct server *server)
{
	while (present(server) < wanted(server) &&
		clock_left_ms(server->hold) == 0)
		if (!start_worker(server))
			return;
}

static void
tell(const struct child *child, int signal)
{
	(void)kill(child->pid, signal);
}

/* A death nobody asked for. */
static void
bury(struct server *server, const struct child *child, int status)
{
	const struct slot *slot = child->slot;
	g_autofree char *why = death_describe(status);
	bool by_message =
		slot->phase == PHASE_READING && death_by_content(status);

	log_event(LOG_ERR, *slot->queue_id ? slot->queue_id : NULL, "worker",
		LOG_FIELDS(log_text("text", why),
			log_number("process", child->pid),
			log_text("blamed", by_message ? "the message" : NULL)));
	if (by_message)
		board_add_poison(server->board, slot, why);
	if (g_get_monotonic_time() - child->started <
		(gint64)YOUNG * G_USEC_PER_SEC)
		hold(server);
	else
		server->hold_ms = 0;
}

static void
reap(struct server *server)
{
	int status = 0;
	pid_t pid = 0;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (guint i = server->children->len; i > 0; i--) {
			struct child child = *child_at(server, i - 1);

			if (child.pid != pid)
				continue;
			if (status != 0 ||
				!g_atomic_int_get(&child.slot->leaving))
				bury(server, &child, status);
			g_atomic_int_set(&child.slot->taken, false);
			g_array_remove_index_fast(server->children, i - 1);
		}
}

static void
stop(struct server *server)
{
	gint64 seconds = server->conf->deadline +
			 2 * server->conf->database_timeout + SPARE;

	if (server->stopping)
		return;
	log_event(LOG_INFO, NULL, "stopping",
		LOG_FIELDS(log_number("workers", server->children->len)));
	server->stopping = true;
	close_listeners(server);
	for (guint i = 0; i < server->children->len; i++) {
		tell(child_at(server, i), SIGTERM);
		child_at(server, i)->kill_at = clock_in_ms(seconds * 1000);
	}
}

static void
kill_overdue(const struct server *server)
{
	for (guint i = 0; i < server->children->len; i++) {
		const struct child *child = child_at(server, i);

		if (child->kill_at != 0 && clock_left_ms(child->kill_at) == 0)
			tell(child, SIGKILL);
	}
}

/* The new configuration, with its listeners, or a fault and all as before. */
static bool
replace(struct server *server, GError **error)
{
	g_autoptr(conf) conf = conf_load(conf_path(server->conf_option), error);
	GPtrArray *listeners = NULL;

	if (conf == NULL || !buffer_check(conf->spool_directory, error))
		return false;
	if (!server->passed) {
		listeners = listen_open(conf->lmtp_listen, server->listeners,
			error);
		if (listeners == NULL)
			return false;
		listen_end(server->listeners, listeners);
		g_ptr_array_unref(server->listeners);
		server->listeners = listeners;
	}
	conf_free(server->conf);
	server->conf = g_steal_pointer(&conf);
	conf_apply(server->conf);
	return true;
}

static void
reload(struct server *server)
{
	g_autoptr(GError) fault = NULL;

	if (server->stopping)
		return;
	if (!replace(server, &fault)) {
		log_event(LOG_ERR, NULL, "reload",
			LOG_FIELDS(log_text("refused", fault->message)));
		return;
	}
	log_event(LOG_INFO, NULL, "reload",
		LOG_FIELDS(log_number("workers", wanted(server))));
	for (guint i = 0; i < server->children->len; i++) {
		tell(child_at(server, i), SIGHUP);
		g_atomic_int_set(&child_at(server, i)->slot->leaving, true);
	}
	server->hold = g_get_monotonic_time();
}

/* Till a signal comes, or something is to be done without. */
static void
wait_for_signal(struct server *server)
{
	int ms = G_MAXINT;

	if (present(server) < wanted(server))
		ms = clock_left_ms(server->hold);
	for (guint i = 0; i < server->children->len; i++)
		ms = MIN(ms, clock_left_ms(child_at(server, i)->kill_at));

	const struct timespec time = { ms / 1000, ms % 1000 * 1000000L };

	switch (sigtimedwait(&server->signals, NULL, &time)) {
	case SIGTERM:
	case SIGINT:
		stop(server);
		break;
	case SIGHUP:
		reload(server);
		break;
	default:
		break; /* a child, or nothing */
	}
}

void
server_run(struct server *server)
{
	log_event(LOG_INFO, NULL, "started",
		LOG_FIELDS(log_text("version", POSTCASE_VERSION),
			log_number("workers", wanted(server))));
	while (!server->stopping || server->children->len > 0) {
		start_workers(server);
		wait_for_signal(server);
		reap(server);
		kill_overdue(server);
	}
	log_event(LOG_INFO, NULL, "stopped",
		LOG_FIELDS(log_number("process", getpid())));
}
