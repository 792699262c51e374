#include "lda/thin/caller.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

pid_t
caller_tie(void)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	return getppid();
}

/* Dead before us, or before we looked: then init has taken his place. */
bool
caller_is_gone(int fd, pid_t caller)
{
	struct stat info;
	bool piped = fstat(fd, &info) == 0 &&
		     (S_ISFIFO(info.st_mode) || S_ISSOCK(info.st_mode));

	return piped && (getppid() != caller || caller == 1);
}
