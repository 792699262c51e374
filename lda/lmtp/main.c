/*
 * postcase-lmtpd - an LMTP server whose messages become part of cases
 *
 * In the foreground, for a supervisor.  The parent is in server.c, the workers'
 * loop in worker.c, the dialogue in session.c.
 */
#include "base/log.h"
#include "conf/start.h"
#include "lda/lmtp/buffer.h"
#include "lda/lmtp/listen.h"
#include "lda/lmtp/server.h"
#include "mail/message.h"

#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

struct options {
	char *conf;
	gboolean check, version;
};

static bool
read_options(int argc, char **argv, struct options *o, GError **error)
{
	const GOptionEntry entries[] = {
		{ "config", 'c', 0, G_OPTION_ARG_FILENAME, &o->conf,
			"Configuration file", "FILE" },
		{ "check", 'n', 0, G_OPTION_ARG_NONE, &o->check,
			"Check the configuration, serve nobody", NULL },
		{ "version", 'V', 0, G_OPTION_ARG_NONE, &o->version,
			"Print the version", NULL },
		G_OPTION_ENTRY_NULL,
	};
	const struct start_help help = {
		.summary = "Serves LMTP: each message becomes part of a case.",
		.page = "postcase-lmtpd(8)",
	};

	return start_options(argc, argv, entries, help, error);
}

static bool
check(const struct options *o, GError **error)
{
	g_autoptr(conf) conf = conf_start(o->conf, error);

	return conf != NULL && conf_check_log(conf, error) &&
	       listen_check(conf->lmtp_listen, error) &&
	       buffer_check(conf->spool_directory, error);
}

/* What a message could make it do, it could then do as root. */
static bool
check_user(GError **error)
{
	return geteuid() != 0 ||
	       fault_set(error, FAULT_CONFIG, "4.3.5",
		       "it does not run as root: run it as the service user, "
		       "with User=postcase in a unit of systemd, or "
		       "\"runuser -u postcase -- postcase-lmtpd\"");
}

static bool
serve(const struct options *o, GError **error)
{
	g_autoptr(server) server = NULL;

	if (!check_user(error) || (server = server_new(o->conf, error)) == NULL)
		return false;
	server_run(server);
	return true;
}

static int
fail(const GError *fault, int status)
{
	log_event(LOG_ERR, NULL, "failed",
		LOG_FIELDS(log_text("text", fault->message)));
	(void)fprintf(stderr, "postcase-lmtpd: %s\n", fault->message);
	return status;
}

int
main(int argc, char **argv)
{
	g_autoptr(GError) fault = NULL;
	struct options o = { 0 };
	bool done = true;

	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN); /* a log that is full */
	(void)umask(077);
	log_open("postcase-lmtpd");
	message_init();

	if (!read_options(argc, argv, &o, &fault))
		return fail(fault, EX_USAGE);
	if (o.version)
		(void)printf("postcase-lmtpd %s\n", POSTCASE_VERSION);
	else
		done = o.check ? check(&o, &fault) : serve(&o, &fault);
	g_free(o.conf);
	return done ? EX_OK : fail(fault, EX_CONFIG);
}
