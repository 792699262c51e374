#include "lda/pipe/child.h"

#include "base/log.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	CPU_SECONDS = 30,
	MEMORY_BASE = 256 * 1024 * 1024, /* libraries and a small message */
	MEMORY_TIMES = 8,                /* ... and so often its size */
};

/*
 * Seen by parent and child.  A verdict's texts are literals, at the same place
 * in both.
 */
struct shared {
	volatile enum intake_phase phase;
	bool answered;
	struct verdict verdict;
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { LIMIT_MEMORY = false }; /* a sanitizer maps terabytes */
#else
enum { LIMIT_MEMORY = true };
#endif

static void
limit(int what, rlim_t soft, rlim_t hard)
{
	const struct rlimit both = { soft, hard };

	(void)setrlimit(what, &both); /* a lower one of the caller's stays */
}

static void
limit_child(GBytes *raw)
{
	rlim_t memory = MEMORY_BASE + MEMORY_TIMES * g_bytes_get_size(raw);

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit(RLIMIT_CPU, CPU_SECONDS, CPU_SECONDS + 5); /* SIGXCPU first */
	limit(RLIMIT_CORE, 0, 0);
	if (LIMIT_MEMORY)
		limit(RLIMIT_AS, memory, memory);
}

static void G_GNUC_NORETURN
be_child(struct intake *in, const struct envelope *env, GBytes *raw,
	struct shared *shared)
{
	limit_child(raw);
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
 * Is the message to blame?  Not for SIGKILL (somebody else's, or the machine is
 * out of memory), nor for time that went by without work (it came slowly, the
 * machine stood still).
 */
static bool
is_to_blame(const struct end *end)
{
	static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT,
		SIGTRAP, SIGSYS, SIGXCPU };

	if (!end->in_time)
		return end->cpu_ms > end->given_ms / 4;
	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		if (WIFSIGNALED(end->status) &&
			WTERMSIG(end->status) == crashes[i])
			return true;
	return false;
}

static char *
describe(const struct end *end)
{
	if (!end->in_time)
		return g_strdup("took too long");
	if (WIFSIGNALED(end->status))
		return g_strdup_printf("died by signal %d (%s)",
			WTERMSIG(end->status),
			strsignal(WTERMSIG(end->status)));
	return g_strdup_printf("ended with %d", WEXITSTATUS(end->status));
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
