#include "lda/thin/full.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <syslog.h>
#include <unistd.h>

static const char name[] = "postcase-lda-full";

/* While it is replaced, its name is "... (deleted)": only the folder counts. */
static void
find(char path[PATH_MAX + sizeof(name)])
{
	ssize_t size = readlink("/proc/self/exe", path, PATH_MAX);

	path[size > 0 ? size : 0] = '\0';

	char *slash = strrchr(path, '/');
	(void)memcpy(slash ? slash + 1 : path, name, sizeof(name));
}

/* argv with --begun in front. */
static char **
with_begun(char *const *argv, char *begun)
{
	size_t count = 0;

	while (argv[count] != NULL)
		count++;

	char **longer = calloc(count + 2, sizeof(*longer));
	if (longer == NULL)
		return NULL;
	longer[0] = argv[0];
	longer[1] = begun;
	(void)memcpy(longer + 2, argv + 1, count * sizeof(*longer));
	return longer;
}

void
full_run(char *const *argv, int begun)
{
	char path[PATH_MAX + sizeof(name)], word[32];
	char *const *args = argv;

	(void)snprintf(word, sizeof(word), "--begun=%d", begun);
	if (begun >= 0)
		args = with_begun(argv, word);
	find(path);
	if (args != NULL)
		(void)execv(path, args);
	openlog("postcase-lda", LOG_PID, LOG_MAIL);
	syslog(LOG_ERR, "later text=\"cannot run %s: %m\"", path);
}
