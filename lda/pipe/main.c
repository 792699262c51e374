/*
 * postcase-lda-full - one message on standard input becomes part of a case
 *
 * postcase-lda (lda/thin/main.c) executes it when postcase-lmtpd does not take
 * the message; it does all the work itself.
 *
 * Ends with 0, with 69 and "5.x.x text", or with 75 and "4.x.x text".  Wrong
 * arguments and wrong settings are 75 too: they are the administrator's, not
 * the sender's, and every other status would bounce the mail.
 */
#include "base/log.h"
#include "base/point.h"
#include "conf/start.h"
#include "lda/pipe/child.h"
#include "lda/pipe/delivery.h"
#include "lda/pipe/input.h"
#include "lda/pipe/options.h"
#include "lda/thin/caller.h"
#include "mail/message.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sysexits.h>
#include <unistd.h>

enum {
	DRAIN_MS = 30000,
	LONGEST = 120, /* seconds, till the configuration is read */
};

/*
 * Whatever a library prints would be mailed to the sender: only the verdict
 * gets out.  A person at a terminal sees all.
 */
static int
keep_output(void)
{
	int output = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
	int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

	if (nowhere >= 0 && !isatty(STDERR_FILENO)) {
		(void)dup2(nowhere, STDOUT_FILENO);
		(void)dup2(nowhere, STDERR_FILENO);
	}
	return output;
}

static struct verdict
hand_in(const struct conf *conf, const struct options *o, GBytes *raw,
	clock_point deadline, GError **error)
{
	g_autoptr(delivery) d = delivery_find(o, raw);
	g_autoptr(intake) in = intake_new(conf, INTAKE_ONE);

	if (d->recipients->len == 0) {
		fault_set(error, FAULT_CONFIG, "4.3.5",
			"no recipient: give it as an argument, with -d, or in "
			"the environment as local(8) does");
		return verdict_from_fault(*error);
	}
	g_ptr_array_add(d->recipients, NULL);
	point_message(d->message);

	/* Of the first one; of the others it is not known. */
	g_autofree const char **originals =
		g_new0(const char *, d->recipients->len);
	originals[0] = d->original;

	const struct envelope env = {
		.door = DOOR_PIPE,
		.queue_id = d->queue_id,
		.sender = d->sender,
		.recipients = (const char *const *)d->recipients->pdata,
		.originals = originals,
	};
	return child_run(in, &env, d->message, deadline);
}

/*
 * The last net: a log or a disk that blocks for ever must not end in Postfix's
 * time limit, which bounces.  Death by SIGALRM is "later".  Twice the
 * database's time, for the parent may have to store what killed its child.
 */
static void
limit_time(const struct conf *conf)
{
	enum { SPARE = 10 };

	(void)alarm((
		unsigned)(conf->deadline + 2 * conf->database_timeout + SPARE));
}

static struct verdict
deliver(const struct options *o, pid_t caller, GError **error)
{
	clock_point start = g_get_monotonic_time();
	g_autoptr(conf) conf = conf_start(o->conf, error);

	if (conf == NULL) {
		input_drain(clock_in_ms(DRAIN_MS));
		return verdict_from_fault(*error);
	}

	limit_time(conf);

	clock_point deadline = start + conf->deadline * G_USEC_PER_SEC;
	g_autoptr(GBytes) raw = input_read(o->begun, caller,
		conf->message_size_limit, deadline, error);
	if (raw == NULL)
		return verdict_from_fault(*error);
	return hand_in(conf, o, raw, deadline, error);
}

/* A mail that was piped into "postcase-lda --help" must stay in the queue. */
static bool
is_without_mail(int fd)
{
	struct pollfd ready = { .fd = fd, .events = POLLIN };
	char byte = 0;

	return isatty(fd) || poll(&ready, 1, 0) == 0 || read(fd, &byte, 1) <= 0;
}

static bool
check(const struct options *o, GError **error)
{
	g_autoptr(conf) conf = conf_start(o->conf, error);

	return conf != NULL && conf_check_log(conf, error);
}

/* Texts for people. */
static int
tell(int output, const struct options *o)
{
	g_autoptr(GError) fault = NULL;
	g_autofree char *help = o->help ? options_help() : NULL;

	if (help != NULL)
		(void)dprintf(output, "%s", help);
	else if (o->version)
		(void)dprintf(output, "postcase-lda %s\n", POSTCASE_VERSION);
	else if (!check(o, &fault))
		(void)dprintf(output, "postcase-lda: %s\n", fault->message);
	return fault == NULL && is_without_mail(STDIN_FILENO) ? EX_OK :
								EX_TEMPFAIL;
}

static int
answer(int output, const struct options *o, pid_t caller)
{
	g_autoptr(GError) fault = NULL;
	struct verdict verdict = deliver(o, caller, &fault);
	int status = verdict_row(verdict.kind)->exit_status;

	if (fault != NULL)
		log_event(LOG_ERR, o->queue_id, verdict_row(verdict.kind)->name,
			LOG_FIELDS(log_text("text", fault->message)));
	if (status != EX_OK)
		(void)dprintf(output, "%s %s\n", verdict.dsn, verdict.text);
	return status;
}

int
main(int argc, char **argv)
{
	pid_t caller = caller_tie();
	int output = keep_output();
	g_autoptr(GError) fault = NULL;

	(void)alarm(LONGEST);
	(void)signal(SIGPIPE, SIG_IGN);
	(void)signal(SIGXFSZ, SIG_IGN); /* a log that is full */
	log_open("postcase-lda");
	message_init();

	g_autoptr(options) o = options_read(argc, argv, &fault);
	if (o == NULL) {
		struct verdict verdict = verdict_from_fault(fault);

		log_event(LOG_ERR, NULL, "later",
			LOG_FIELDS(log_text("text", fault->message)));
		(void)dprintf(output, "%s %s\n", verdict.dsn, verdict.text);
		input_drain(clock_in_ms(DRAIN_MS));
		return EX_TEMPFAIL;
	}
	if (o->help || o->version || o->check)
		return tell(output, o);
	return answer(output, o, caller);
}
