/*
 * postcase-lda - hands the message on standard input to postcase-lmtpd
 *
 * A process for each message must start fast, so this one is small, on libc
 * alone: it knows nothing of mail but the envelope.  Whatever is not plain, and
 * all trouble before the server has the whole message, is left to the full
 * program, which is executed in its place.  Ends as that does: with 0, with 69
 * and "5.x.x text", or with 75 and "4.x.x text".
 */
#include "conf/path.h"
#include "lda/thin/caller.h"
#include "lda/thin/full.h"
#include "lda/thin/lmtp.h"
#include "lda/thin/setting.h"
#include "lda/thin/spool.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

enum { BEFORE_S = 60 }; /* more than all that is waited for before the dot */

static const char trouble[] =
	"4.3.0 the mail system has a problem, please try again later\n";

/* The last net. */
static void
give_up(int signal)
{
	(void)signal;
	(void)!write(STDOUT_FILENO, trouble, sizeof(trouble) - 1);
	_exit(EX_TEMPFAIL);
}

static int
later(void)
{
	(void)!write(STDOUT_FILENO, trouble, sizeof(trouble) - 1);
	return EX_TEMPFAIL;
}

/* No descriptor of ours may become one of these. */
static bool
has_standard_streams(void)
{
	return fcntl(STDIN_FILENO, F_GETFD) >= 0 &&
	       fcntl(STDOUT_FILENO, F_GETFD) >= 0 &&
	       fcntl(STDERR_FILENO, F_GETFD) >= 0;
}

/* Is there a server to hand over to? */
static bool
reach(char *const *argv, struct call *call, struct setting *setting,
	struct lmtp *lmtp)
{
	return has_standard_streams() && !isatty(STDIN_FILENO) &&
	       call_read(argv, call) &&
	       setting_load(conf_path(call->conf), setting) &&
	       lmtp_open(lmtp, setting->socket);
}

/*
 * True when the server has the message.  One that does not end with LF would
 * come out with it.
 */
static bool
hand_over(const struct call *call, const struct spool *spool, struct lmtp *lmtp,
	size_t *recipients)
{
	struct top top;
	struct route route;

	if (spool->size == 0 || spool->bytes[spool->size - 1] != '\n' ||
		!top_read(spool->bytes, spool->size, &top) ||
		!route_find(call, &top, &route) ||
		!lmtp_offer(lmtp, &route, spool->size))
		return false;
	*recipients = route.count;
	return lmtp_send(lmtp, spool->bytes, spool->size);
}

static int
answer(struct lmtp *lmtp, size_t recipients, unsigned patience_s)
{
	static const int status[] = {
		[LMTP_TAKEN] = EX_OK,
		[LMTP_REFUSED] = EX_UNAVAILABLE,
		[LMTP_LATER] = EX_TEMPFAIL,
	};
	char text[REPLY_VERDICT_MAX + 1];
	enum lmtp_answer said = lmtp_answer(lmtp, recipients, patience_s, text);

	if (said != LMTP_TAKEN)
		(void)dprintf(STDOUT_FILENO, "%s\n", text);
	return status[said];
}

/* The full program goes on where this one stands. */
static int
leave_it(char *const *argv, const struct spool *spool)
{
	int begun = spool_descriptor(spool);

	if (begun >= 0)
		full_run(argv, begun);
	return later();
}

int
main(int argc, char **argv)
{
	pid_t caller = caller_tie();
	struct call call;
	struct setting setting;
	struct lmtp lmtp;
	struct spool spool;
	size_t recipients = 0;

	(void)argc;
	(void)signal(SIGPIPE, SIG_IGN); /* the server may hang up */
	if (!reach(argv, &call, &setting, &lmtp)) {
		full_run(argv, -1);
		return later();
	}
	(void)signal(SIGALRM, give_up);
	(void)alarm(BEFORE_S + setting.answer_s);

	switch (spool_read(&spool, STDIN_FILENO, lmtp.size_limit)) {
	case SPOOL_LOST:
		return later();
	case SPOOL_BEGUN:
		return leave_it(argv, &spool);
	case SPOOL_WHOLE:
		break;
	}
	if (caller_is_gone(STDIN_FILENO, caller) ||
		!hand_over(&call, &spool, &lmtp, &recipients)) {
		lmtp_close(&lmtp);
		return leave_it(argv, &spool);
	}
	return answer(&lmtp, recipients, setting.answer_s);
}
