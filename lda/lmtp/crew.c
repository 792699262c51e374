#include "lda/lmtp/crew.h"

#include "base/death.h"
#include "base/log.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	YOUNG = 10,         /* seconds: who dies at this age may do so again */
	HOLD_MS = 100,      /* before the next one is started, */
	HOLD_MS_MAX = 5000, /* twice as long each time */
	CALM = 60,          /* seconds without a death */
	KILL_AGAIN_MS = 1000,
};

struct child {
	pid_t pid;
	struct slot *slot;
	clock_point started;
	clock_point kill_at; /* or 0 */
};

struct crew {
	struct board *board;
	GArray *children; /* of struct child */
	clock_point hold; /* no new worker before */
	gint64 hold_ms;
};

struct crew *
crew_new(struct board *board)
{
	struct crew *crew = g_new0(struct crew, 1);

	crew->board = board;
	crew->children = g_array_new(FALSE, FALSE, sizeof(struct child));
	crew->hold = g_get_monotonic_time();
	return crew;
}

void
crew_free(struct crew *crew)
{
	if (crew == NULL)
		return;
	g_array_unref(crew->children);
	g_free(crew);
}

guint
crew_size(const struct crew *crew)
{
	return crew->children->len;
}

static struct child *
child_at(const struct crew *crew, guint i)
{
	return &g_array_index(crew->children, struct child, i);
}

/* Who takes clients. */
static guint
present(const struct crew *crew)
{
	guint n = 0;

	for (guint i = 0; i < crew->children->len; i++)
		n += !g_atomic_int_get(&child_at(crew, i)->slot->leaving);
	return n;
}

static bool
is_ago(clock_point point, gint64 seconds)
{
	return g_get_monotonic_time() - point > seconds * G_USEC_PER_SEC;
}

/* Each time it is of no use, the next try comes later, until it was calm. */
static void
hold(struct crew *crew)
{
	if (is_ago(crew->hold, CALM))
		crew->hold_ms = 0;
	crew->hold_ms = CLAMP(2 * crew->hold_ms, HOLD_MS, HOLD_MS_MAX);
	crew->hold = clock_in_ms(crew->hold_ms);
}

static void G_GNUC_NORETURN
be_worker(const struct worker_job *job, pid_t parent)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGTERM);
	_exit(getppid() == parent ? worker_run(job) : 0);
}

static bool
cannot_start(struct crew *crew, struct slot *slot, const char *why)
{
	log_event(LOG_ERR, NULL, "worker",
		LOG_FIELDS(log_text("text", "cannot start one"),
			log_text("why", why)));
	if (slot != NULL)
		g_atomic_int_set(&slot->taken, false);
	hold(crew);
	return false;
}

static bool
start(struct crew *crew, struct worker_job job)
{
	pid_t self = getpid();
	struct child child = { .started = g_get_monotonic_time() };

	job.slot = child.slot = board_take_slot(crew->board);
	if (job.slot == NULL)
		return cannot_start(crew, NULL, "too many are leaving");
	child.pid = fork();
	if (child.pid == 0)
		be_worker(&job, self);
	if (child.pid < 0)
		return cannot_start(crew, job.slot, g_strerror(errno));
	g_array_append_val(crew->children, child);
	return true;
}

void
crew_fill(struct crew *crew, guint wanted, const struct worker_job *job)
{
	while (present(crew) < wanted && clock_left_ms(crew->hold) == 0)
		if (!start(crew, *job))
			return;
}

int
crew_patience(const struct crew *crew, guint wanted)
{
	int ms = present(crew) < wanted ? clock_left_ms(crew->hold) : G_MAXINT;

	for (guint i = 0; i < crew->children->len; i++)
		ms = MIN(ms, clock_left_ms(child_at(crew, i)->kill_at));
	return ms;
}

void
crew_dismiss(struct crew *crew)
{
	for (guint i = 0; i < crew->children->len; i++) {
		const struct child *child = child_at(crew, i);

		(void)kill(child->pid, SIGHUP);
		g_atomic_int_set(&child->slot->leaving, true);
	}
	crew->hold = g_get_monotonic_time();
}

void
crew_stop(struct crew *crew, gint64 seconds)
{
	for (guint i = 0; i < crew->children->len; i++) {
		struct child *child = child_at(crew, i);

		(void)kill(child->pid, SIGTERM);
		child->kill_at = clock_in_ms(seconds * 1000);
	}
}

void
crew_kill(struct crew *crew)
{
	for (guint i = 0; i < crew->children->len; i++) {
		struct child *child = child_at(crew, i);

		if (clock_left_ms(child->kill_at) > 0)
			continue;
		(void)kill(child->pid, SIGKILL);
		child->kill_at = clock_in_ms(KILL_AGAIN_MS);
	}
}

/* A death nobody asked for. */
static void
bury(struct crew *crew, const struct child *child, int status)
{
	const struct slot *slot = child->slot;
	g_autofree char *why = death_describe(status);
	bool by_message =
		slot->phase == PHASE_READING && death_by_content(status);

	log_event(LOG_ERR, *slot->queue_id ? slot->queue_id : NULL, "worker",
		LOG_FIELDS(log_text("text", why),
			log_number("process", child->pid),
			log_text("blamed", by_message ? "the message" : NULL)));
	if (by_message)
		board_add_poison(crew->board, slot, why);
	if (!is_ago(child->started, YOUNG))
		hold(crew);
}

void
crew_reap(struct crew *crew)
{
	int status = 0;
	pid_t pid = 0;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
		for (guint i = crew->children->len; i > 0; i--) {
			struct child child = *child_at(crew, i - 1);

			if (child.pid != pid)
				continue;
			if (status != 0 ||
				!g_atomic_int_get(&child.slot->leaving))
				bury(crew, &child, status);
			g_atomic_int_set(&child.slot->taken, false);
			g_array_remove_index_fast(crew->children, i - 1);
		}
}
