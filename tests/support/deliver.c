/*
 * deliver [-p PROCESSES] [-t] RECIPIENT: mail into the intake, as the workers
 * of a server do it: each process keeps its connection
 *
 * Names of files on standard input, one a line; the processes take them in
 * turn.  -t (together): no process begins its next message before all are
 * ready for theirs.  Prints what was not taken, "FILE verdict"; ends with 0
 * when everything was.  The configuration is that of POSTCASE_CONF.
 */
#include "base/log.h"
#include "intake/intake.h"
#include "mail/message.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct work {
	GPtrArray *files;
	guint processes;
	pthread_barrier_t *barrier; /* or NULL: nobody waits */
	const char *recipient;
};

static struct conf *
read_conf(void)
{
	struct conf *conf = conf_load(conf_path(NULL), NULL);

	g_assert_nonnull(conf);
	if (conf->log_file[0] != '\0')
		log_to_file(conf->log_file);
	return conf;
}

static bool
take(struct intake *in, const char *file, const char *recipient)
{
	const char *const recipients[] = { recipient, NULL };
	const struct envelope env = {
		.door = DOOR_PIPE,
		.sender = "customer@example.net",
		.recipients = recipients,
	};
	g_autofree char *text = NULL;
	gsize size = 0;
	struct verdict verdict;

	if (!g_file_get_contents(file, &text, &size, NULL)) {
		printf("%s is not there\n", file);
		return false;
	}
	g_autoptr(GBytes) raw = g_bytes_new_take(g_steal_pointer(&text), size);
	verdict = intake_run(in, &env, raw);
	if (verdict_row(verdict.kind)->exit_status == 0)
		return true;
	printf("%s %s\n", file, verdict_row(verdict.kind)->name);
	return false;
}

/* Every process goes the same number of rounds: all meet at the barrier. */
static int
be_process(const struct work *work, guint which)
{
	g_autoptr(conf) conf = read_conf();
	g_autoptr(intake) in = intake_new(conf, INTAKE_MANY);
	int status = EXIT_SUCCESS;

	for (guint i = 0; i < work->files->len; i += work->processes) {
		if (work->barrier != NULL)
			(void)pthread_barrier_wait(work->barrier);
		if (i + which < work->files->len &&
			!take(in, g_ptr_array_index(work->files, i + which),
				work->recipient))
			status = EXIT_FAILURE;
	}
	return status;
}

static GPtrArray *
read_names(void)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	char line[4096];

	while (fgets(line, sizeof(line), stdin) != NULL)
		g_ptr_array_add(names, g_strdup(g_strchomp(line)));
	return names;
}

static pthread_barrier_t *
make_barrier(guint processes)
{
	pthread_barrier_t *barrier = mmap(NULL, sizeof(*barrier),
		PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_barrierattr_t shared;

	g_assert(barrier != MAP_FAILED);
	pthread_barrierattr_init(&shared);
	pthread_barrierattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
	pthread_barrier_init(barrier, &shared, processes);
	return barrier;
}

static int
run_all(const struct work *work)
{
	int status = EXIT_SUCCESS, ended = 0;

	for (guint i = 0; i < work->processes; i++) {
		pid_t pid = fork();

		g_assert(pid >= 0);
		if (pid == 0)
			exit(be_process(work, i));
	}
	while (wait(&ended) > 0)
		if (ended != 0)
			status = EXIT_FAILURE;
	return status;
}

int
main(int argc, char **argv)
{
	struct work work = { .processes = 1 };
	bool together = false;

	for (int c; (c = getopt(argc, argv, "p:t")) != -1;) {
		if (c == 'p')
			work.processes = (guint)strtoul(optarg, NULL, 10);
		together |= c == 't';
	}
	if (optind + 1 != argc || work.processes == 0)
		return EXIT_FAILURE;
	log_open("deliver");
	message_init();
	work.recipient = argv[optind];
	g_autoptr(GPtrArray) files = read_names();
	work.files = files;
	work.barrier = together ? make_barrier(work.processes) : NULL;
	return run_all(&work);
}
