#include "lda/lmtp/server.h"

#include "base/clock.h"
#include "base/log.h"
#include "conf/start.h"
#include "lda/lmtp/buffer.h"
#include "lda/lmtp/crew.h"
#include "lda/lmtp/listen.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>

enum {
	SPARE = 10,        /* seconds behind all deadlines of a worker */
	PER_PROCESSOR = 2, /* workers */
};

struct server {
	const char *conf_option;
	struct conf *conf;
	GPtrArray *listeners;
	bool passed; /* by systemd: the configuration names none */
	struct board *board;
	struct crew *crew;
	sigset_t signals;
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
	server->crew = crew_new(server->board);
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
	crew_free(server->crew);
	conf_free(server->conf);
	g_free(server);
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

static void
stop(struct server *server)
{
	gint64 seconds = server->conf->deadline +
			 2 * server->conf->database_timeout + SPARE;

	if (server->stopping)
		return;
	log_event(LOG_INFO, NULL, "stopping",
		LOG_FIELDS(log_number("workers", crew_size(server->crew))));
	server->stopping = true;
	close_listeners(server);
	crew_stop(server->crew, seconds);
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
	crew_dismiss(server->crew);
}

static void
fill(struct server *server)
{
	guint workers = wanted(server);
	const struct worker_job job = {
		.conf = server->conf,
		.listeners = server->listeners,
		.board = server->board,
		.sessions = MAX(1,
			(guint)server->conf->lmtp_sessions / MAX(1, workers)),
	};

	crew_fill(server->crew, workers, &job);
}

/* Till a signal comes, or something is to be done without. */
static void
wait_for_signal(struct server *server)
{
	int ms = crew_patience(server->crew, wanted(server));
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
	while (!server->stopping || crew_size(server->crew) > 0) {
		fill(server);
		wait_for_signal(server);
		crew_reap(server->crew);
		crew_kill(server->crew);
	}
	log_event(LOG_INFO, NULL, "stopped",
		LOG_FIELDS(log_number("process", getpid())));
}
