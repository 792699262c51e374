/*
 * postcase-milter - refuses and tags mail for group accounts during SMTP, and
 * makes agents' answers part of their cases
 *
 * In the foreground, for a supervisor.  libmilter's callbacks are in
 * callbacks.c, what they decide with in inbound.c and outbound.c.
 *
 * The first thread waits for signals: the kernel gives it what comes for the
 * process, before it looks at libmilter's own thread for them.  So SIGTERM is
 * ours, and no accept() has to come back first (5 seconds, in libmilter).
 */
#include "base/clock.h"
#include "base/log.h"
#include "conf/path.h"
#include "conf/start.h"
#include "mail/message.h"
#include "milter/callbacks.h"
#include "milter/endpoint.h"
#include "milter/identity.h"
#include "milter/refresher.h"
#include "milter/supervisor.h"

#include <libmilter/mfapi.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

enum {
	EVENT_MAX = 1024 * 1024 - 1, /* one field; Postfix's have 100 KB */
	BACKLOG = 512,               /* clients that wait to be taken */
	MESSAGES_MS = 2000,          /* a stop waits so long for their end, */
	CALLS_MS = 8 * 1000,         /* and so long for answers being made */
	LOOK_US = 10 * 1000,         /* how often it looks */
	REPLY_US = 100 * 1000,       /* for libmilter to send the last answer */
};

struct options {
	char *conf, *user;
	gboolean check, foreground, version;
};

static bool
read_options(int argc, char **argv, struct options *o, GError **error)
{
	const GOptionEntry entries[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &o->conf,
			"Configuration file", "FILE" },
		{ "foreground", 'f', 0, G_OPTION_ARG_NONE, &o->foreground,
			"Stay in the foreground, as it always does", NULL },
		{ "check", 'n', 0, G_OPTION_ARG_NONE, &o->check,
			"Check the configuration, serve nobody", NULL },
		{ "user", 'u', 0, G_OPTION_ARG_STRING, &o->user,
			"Run as this user, when started by root",
			"USER[:GROUP]" },
		{ "version", 'V', 0, G_OPTION_ARG_NONE, &o->version,
			"Print the version", NULL },
		G_OPTION_ENTRY_NULL,
	};
	const struct start_help help = {
		.summary = "Serves milter clients: mail for group accounts is "
			   "refused or tagged, agents' answers become part of "
			   "their cases.",
		.page = "postcase-milter(8)",
	};

	return start_options(argc, argv, entries, help, error);
}

static void
print_version(void)
{
	unsigned major = 0, minor = 0, patch = 0;

	(void)smfi_version(&major, &minor, &patch);
	(void)printf("postcase-milter %s (libmilter %u.%u.%u)\n",
		POSTCASE_VERSION, major, minor, patch);
}

static bool
check(const struct options *o, GError **error)
{
	g_autoptr(conf) conf = conf_start(o->conf, error);

	return conf != NULL && conf_check_log(conf, error) &&
	       endpoint_check(conf->milter_listen, error);
}

/* No core file with strangers' mail in it; a descriptor for each client. */
static void
set_limits(void)
{
	const struct rlimit none = { 0, 0 };
	struct rlimit descriptors = { 0 };

	(void)setrlimit(RLIMIT_CORE, &none);
	(void)getrlimit(RLIMIT_NOFILE, &descriptors);
	descriptors.rlim_cur = descriptors.rlim_max;
	(void)setrlimit(RLIMIT_NOFILE, &descriptors);
}

static bool
open_socket(const char *listen, GError **error)
{
	g_autofree char *place = g_strdup(listen);

	(void)smfi_setmaxdatasize(EVENT_MAX);
	(void)smfi_setbacklog(BACKLOG);
	return (smfi_setconn(place) == MI_SUCCESS &&
		       smfi_opensocket(true) == MI_SUCCESS) ||
	       fault_set(error, FAULT_CONFIG, "4.3.5",
		       "milter_listen: cannot listen on '%s': it is in use, or "
		       "not allowed",
		       listen);
}

/* --- till a signal ------------------------------------------------------ */

static sigset_t
block_signals(void)
{
	static const int ours[] = { SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2 };
	sigset_t set;

	(void)sigemptyset(&set);
	for (size_t i = 0; i < G_N_ELEMENTS(ours); i++)
		(void)sigaddset(&set, ours[i]);
	(void)pthread_sigmask(SIG_BLOCK, &set, NULL);
	return set;
}

static gint failed;

static gpointer
run_libmilter(gpointer unused)
{
	if (smfi_main() != MI_SUCCESS)
		g_atomic_int_set(&failed, 1);
	(void)kill(getpid(), SIGTERM); /* the first thread ends it all */
	return unused;
}

static void
reload(struct service *service, const char *path)
{
	g_autoptr(GError) fault = NULL;
	struct conf *conf = conf_load(conf_path(path), &fault);

	if (conf == NULL) {
		log_event(LOG_ERR, NULL, "reload refused",
			LOG_FIELDS(log_text("text", fault->message)));
		supervisor_tell("STATUS=reload refused, see the log");
		return;
	}
	conf_apply(conf);
	service_set_settings(service, settings_new(conf));
	log_event(LOG_INFO, NULL, "reloaded",
		LOG_FIELDS(log_text("file", conf_path(path))));
	supervisor_tell("STATUS=");
}

static void
wait_for_none(const gint *count, int ms)
{
	clock_point deadline = clock_in_ms(ms);

	while (g_atomic_int_get(count) > 0 && clock_left_ms(deadline) > 0)
		g_usleep(LOOK_US);
}

/*
 * Threads still run, and hold what we would free: the process just ends.  (Not
 * smfi_stop(): that waits for libmilter's accept(), up to 5 seconds.)
 * Clients whose message is cut off do as their default_action says.
 */
static _Noreturn void
stop(struct service *service, const char *path)
{
	int status = g_atomic_int_get(&failed) ? EX_UNAVAILABLE : EX_OK;

	supervisor_tell("STOPPING=1");
	if (path != NULL)
		(void)unlink(path);
	wait_for_none(&service->messages, MESSAGES_MS);
	wait_for_none(&service->calls, CALLS_MS);
	g_usleep(REPLY_US);
	log_event(LOG_INFO, NULL, "stopped",
		LOG_FIELDS(log_number("status", status),
			log_number("cut_off",
				g_atomic_int_get(&service->messages))));
	_exit(status);
}

static _Noreturn void
serve(struct service *service, const struct options *o, const char *listen)
{
	sigset_t signals = block_signals();
	g_autofree char *place = endpoint_for_postfix(listen);
	int signal = 0;

	g_thread_unref(g_thread_new("libmilter", run_libmilter, NULL));
	log_event(LOG_INFO, NULL, "listening",
		LOG_FIELDS(log_text("socket", listen),
			log_text("postfix", place)));
	supervisor_tell("READY=1");
	for (;;) {
		if (sigwait(&signals, &signal) != 0 || signal == SIGUSR2)
			continue;
		if (signal != SIGUSR1)
			stop(service, endpoint_path(listen));
		reload(service, o->conf);
	}
}

/* Returns only when it cannot begin. */
static bool
begin(const struct options *o, GError **error)
{
	g_autofree char *listen = NULL;
	struct conf *conf = conf_start(o->conf, error);
	struct service *service = NULL;

	if (conf == NULL || !endpoint_check(conf->milter_listen, error) ||
		!endpoint_is_free(conf->milter_listen, error))
		return false;
	listen = g_strdup(conf->milter_listen);
	set_limits();
	service = service_new(conf, error);
	if (service == NULL)
		return false;
	if (!callbacks_register(service))
		return fault_set(error, FAULT_BUG, "4.3.0",
			"libmilter does not take the callbacks");
	if (!open_socket(listen, error))
		return false;
	(void)block_signals();
	refresher_start(service);
	serve(service, o, listen);
}

static int
fail(const GError *fault, int status)
{
	log_event(LOG_ERR, NULL, "failed",
		LOG_FIELDS(log_text("text", fault->message)));
	(void)fprintf(stderr, "postcase-milter: %s\n", fault->message);
	return status;
}

/* What is only checked may be checked by root. */
static bool
run(const struct options *o, GError **error)
{
	if ((!o->check || o->user != NULL) && !identity_take(o->user, error))
		return false;
	return o->check ? check(o, error) : begin(o, error);
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) fault = NULL;
	struct options o = { 0 };

	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN); /* a log that is full */
	(void)umask(007);
	log_open("postcase-milter");
	message_init();

	if (!read_options(argc, argv, &o, &fault))
		return fail(fault, EX_USAGE);
	if (o.version) {
		print_version();
		return EX_OK;
	}
	if (!run(&o, &fault))
		return fail(fault,
			g_error_matches(fault, POSTCASE_FAULT, FAULT_PERM) ?
				EX_NOPERM :
				EX_CONFIG);
	return EX_OK;
}
