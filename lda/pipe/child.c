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
limit(int what, rlim_t most)
{
	const struct rlimit both = { most, most };

	(void)setrlimit(what, &both); /* a lower one of the caller's stays */
}

static void
limit_child(GBytes *raw)
{
	rlim_t memory = MEMORY_BASE + MEMORY_TIMES * g_bytes_get_size(raw);

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	limit(RLIMIT_CPU, CPU_SECONDS);
	limit(RLIMIT_CORE, 0);
	if (LIMIT_MEMORY)
		limit(RLIMIT_AS, memory);
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

/* Till the child's end closes the pipe, or it is ended. */
static bool
wait_for(pid_t child, int end, clock_point deadline, int *status)
{
	struct pollfd fd = { .fd = end, .events = POLLIN };
	int n = 0;

	do
		n = poll(&fd, 1, clock_left_ms(deadline));
	while (n < 0 && errno == EINTR);
	if (n <= 0)
		(void)kill(child, SIGKILL);
	while (waitpid(child, status, 0) < 0 && errno == EINTR)
		continue;
	return n > 0;
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
	const struct shared *shared, bool in_time, int status)
{
	g_autofree char *why = NULL;

	if (shared->answered)
		return shared->verdict;
	why = in_time && WIFSIGNALED(status) ?
		      g_strdup_printf("died by signal %d (%s)",
			      WTERMSIG(status), strsignal(WTERMSIG(status))) :
		      g_strdup_printf(in_time ? "ended with %d" :
						"took too long (%d)",
			      in_time ? WEXITSTATUS(status) : 0);
	if (shared->phase == PHASE_READING)
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
	int ends[2], status = 0;
	pid_t child = -1;

	if (shared == NULL || pipe(ends) != 0 || (child = fork()) < 0)
		return later(env, g_strerror(errno));
	if (child == 0) {
		(void)close(ends[0]);
		be_child(in, env, raw, shared);
	}
	(void)close(ends[1]);

	bool in_time = wait_for(child, ends[0], deadline, &status);
	return judge(in, env, raw, shared, in_time, status);
}
