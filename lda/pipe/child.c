#include "lda/pipe/child.h"

#include "base/death.h"
#include "base/limits.h"
#include "base/log.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Seen by parent and child.  A verdict's texts are literals, at the same place
 * in both.
 */
struct shared {
	volatile enum intake_phase phase;
	bool answered;
	struct verdict verdict;
};

static void
limit_child(const struct intake *in, GBytes *raw)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	limits_cpu(in->conf->deadline);
	limits_memory((gint64)g_bytes_get_size(raw));
}

static void G_GNUC_NORETURN
be_child(struct intake *in, const struct envelope *env, GBytes *raw,
	struct shared *shared)
{
	limit_child(in, raw);
	in->phase = &shared->phase;
	shared->verdict = intake_run(in, env, raw);
	shared->answered = true;
	_exit(0);
}

/* How a child ended. */
struct end {
	bool in_time;
	int status;      /* of waitpid() */
	gint64 cpu_ms;   /* that it used */
	gint64 given_ms; /* that it had, by the clock */
};

/* Till the child's end closes the pipe, or it is ended. */
static struct end
wait_for(pid_t child, int pipe_end, clock_point deadline)
{
	struct pollfd fd = { .fd = pipe_end, .events = POLLIN };
	struct end end = { .given_ms = clock_left_ms(deadline) };
	struct rusage used = { 0 };
	int n = 0;

	do
		n = poll(&fd, 1, clock_left_ms(deadline));
	while (n < 0 && errno == EINTR);
	end.in_time = n > 0;
	if (!end.in_time)
		(void)kill(child, SIGKILL);
	while (wait4(child, &end.status, 0, &used) < 0 && errno == EINTR)
		continue;
	end.cpu_ms = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 +
		     (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000;
	return end;
}

/*
 * Is the message to blame?  Not for time that went by without work (it came
 * slowly, the machine stood still).
 */
static bool
is_to_blame(const struct end *end)
{
	if (!end->in_time)
		return end->cpu_ms > end->given_ms / 4;
	return death_by_content(end->status);
}

static char *
describe(const struct end *end)
{
	return end->in_time ? death_describe(end->status) :
			      g_strdup("took too long");
}

static struct verdict
later(const struct envelope *env, const char *why)
{
	struct verdict verdict = verdict_of(VERDICT_LATER);

	log_event(LOG_ERR, env->queue_id, verdict_row(verdict.kind)->name,
		LOG_FIELDS(log_text("text", why)));
	return verdict;
}

/* What a death means: the message's fault only while it was being read. */
static struct verdict
judge(struct intake *in, const struct envelope *env, GBytes *raw,
	const struct shared *shared, const struct end *end)
{
	g_autofree char *why = NULL;

	if (shared->answered)
		return shared->verdict;
	why = describe(end);
	if (shared->phase == PHASE_READING && is_to_blame(end))
		return intake_failed_on(in, env, raw, why);
	return later(env, why);
}

static struct shared *
share(void)
{
	void *memory = mmap(NULL, sizeof(struct shared), PROT_READ | PROT_WRITE,
		MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	return memory == MAP_FAILED ? NULL : memory;
}

struct verdict
child_run(struct intake *in, const struct envelope *env, GBytes *raw,
	clock_point deadline)
{
	struct shared *shared = share();
	int ends[2];
	pid_t child = -1;

	if (shared == NULL || pipe(ends) != 0 || (child = fork()) < 0)
		return later(env, g_strerror(errno));
	if (child == 0) {
		(void)close(ends[0]);
		be_child(in, env, raw, shared);
	}
	(void)close(ends[1]);

	const struct end end = wait_for(child, ends[0], deadline);
	return judge(in, env, raw, shared, &end);
}
