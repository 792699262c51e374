#include "base/death.h"

#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

bool
death_by_content(int status)
{
	static const int crashes[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT,
		SIGTRAP, SIGSYS, SIGXCPU };

	for (size_t i = 0; i < G_N_ELEMENTS(crashes); i++)
		if (WIFSIGNALED(status) && WTERMSIG(status) == crashes[i])
			return true;
	return false;
}

char *
death_describe(int status)
{
	if (!WIFSIGNALED(status))
		return g_strdup_printf("ended with %d", WEXITSTATUS(status));
	return g_strdup_printf("died by signal %d (%s)", WTERMSIG(status),
		strsignal(WTERMSIG(status)));
}
