/*
 * each [-p AT_ONCE] DIRECTORY COMMAND [ARGUMENT...]: a process for each file
 *
 * Every file of DIRECTORY is the standard input of one COMMAND, as pipe(8) of
 * Postfix starts it; AT_ONCE (1) of them at a time.  Prints the line of
 * tally.h; ends with 1 when a COMMAND did not end with 0.
 */
#include "tests/bench/tally.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { AT_ONCE_MAX = 64 };

struct started {
	pid_t pid; /* 0: a free place */
	gint64 at;
};

static void
fail(const char *what, const char *why)
{
	(void)fprintf(stderr, "each: %s: %s\n", what, why);
	exit(EXIT_FAILURE);
}

static struct started
start(const char *file, char **command)
{
	struct started started = { .at = g_get_monotonic_time() };
	posix_spawn_file_actions_t actions;
	int result = 0;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, file, O_RDONLY,
		0);
	result = posix_spawnp(&started.pid, command[0], &actions, NULL, command,
		environ);
	posix_spawn_file_actions_destroy(&actions);
	if (result != 0)
		fail(command[0], strerror(result));
	return started;
}

/* Returns the place of one that has ended. */
static struct started *
await(struct started *places, struct tally *tally)
{
	int status = 0;
	pid_t pid = wait(&status);

	for (int i = 0; i < AT_ONCE_MAX; i++) {
		if (pid < 0 || places[i].pid != pid)
			continue;
		if (status != 0)
			fail("a command", "did not end with 0");
		tally_add(tally, places[i].at);
		places[i].pid = 0;
		return &places[i];
	}
	fail("wait", strerror(errno));
	return NULL;
}

static void
run_all(GDir *dir, const char *directory, unsigned at_once, char **command)
{
	struct started places[AT_ONCE_MAX] = { 0 };
	struct tally tally;
	unsigned running = 0;

	tally_start(&tally);
	for (const char *name; (name = g_dir_read_name(dir)) != NULL;) {
		g_autofree char *file = g_build_filename(directory, name, NULL);
		struct started *place = running < at_once ?
						&places[running++] :
						await(places, &tally);

		*place = start(file, command);
	}
	for (; running > 0; running--)
		(void)await(places, &tally);
	tally_finish(&tally);
}

int
main(int argc, char **argv)
{
	unsigned long at_once = 1;

	/* "+": the options of COMMAND are its own */
	for (int c; (c = getopt(argc, argv, "+p:")) != -1;)
		at_once = c == 'p' ? strtoul(optarg, NULL, 10) : 0;
	if (argc - optind < 2 || at_once == 0 || at_once > AT_ONCE_MAX)
		fail("usage", "each [-p AT_ONCE] DIRECTORY COMMAND...");

	GDir *dir = g_dir_open(argv[optind], 0, NULL);

	if (dir == NULL)
		fail(argv[optind], strerror(errno));
	run_all(dir, argv[optind], (unsigned)at_once, argv + optind + 1);
	g_dir_close(dir);
	return EXIT_SUCCESS;
}
