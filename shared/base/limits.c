#include "base/limits.h"

#include <signal.h>
#include <stdbool.h>
#include <sys/resource.h>

enum {
	MEMORY_BASE = 256 * 1024 * 1024, /* libraries and a small message */
	MEMORY_TIMES = 8,                /* ... and so often its size */
	CPU_SECONDS_MAX = 30,
};

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { LIMIT_MEMORY = false };
#else
enum { LIMIT_MEMORY = true };
#endif

static void
limit(int what, rlim_t soft, rlim_t hard)
{
	const struct rlimit both = { soft, hard };

	(void)setrlimit(what, &both);
}

void
limits_memory(gint64 message)
{
	rlim_t memory = MEMORY_BASE + MEMORY_TIMES * (rlim_t)message;

	limit(RLIMIT_CORE, 0, 0);
	if (LIMIT_MEMORY)
		limit(RLIMIT_AS, memory, memory);
}

/* Seconds of this process from its start, or RLIM_INFINITY. */
static void
limit_cpu(rlim_t soft)
{
	struct rlimit now = { 0 };

	(void)getrlimit(RLIMIT_CPU, &now);
	limit(RLIMIT_CPU, MIN(soft, now.rlim_max), now.rlim_max);
}

void
limits_cpu(gint64 deadline)
{
	rlim_t seconds = (rlim_t)CLAMP(deadline / 2, 1, CPU_SECONDS_MAX);
	struct rusage used = { 0 };

	(void)signal(SIGXCPU, SIG_DFL);
	(void)getrusage(RUSAGE_SELF, &used);
	limit_cpu((rlim_t)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
		  seconds + 1);
}

void
limits_cpu_end(void)
{
	limit_cpu(RLIM_INFINITY);
}
