#include "base/point.h"
#include "intake/run.h"

/* clang-format off */
/* The order is the design: read it from the top. */
const struct stage stages_inbound[] = {
	{ "classify",   run_classify,   false }, /* person, list, program, bounce */
	{ "claim",      run_claim,      false }, /* trip 1: locks, the insert that is the duplicate check, look-ups */
	{ "account",    run_account,    false }, /* which group account the envelope names */
	{ "thread",     run_thread,     false }, /* which case its ids, tokens and subject name */
	{ "case",       run_case,       false }, /* join, reopen, open, or neither */
	{ "distribute", run_distribute, false }, /* whose turn: Redis, else PostgreSQL */
	{ "keep",       run_keep,       false }, /* the case, the e-mail, the raw bytes, its people */
	{ "desk",       run_desk,       true },  /* how it came; teams; whose inbox it comes into */
	{ "stream",     run_stream,     true },  /* note; who is told */
	{ "record",     run_record,     true },  /* decision */
	{ "commit",     run_commit,     true },  /* trip 2: all that was queued, and COMMIT */
	{ NULL, NULL, false },
};

/* `postcase replay`: up to the decision; nothing was written, none is taken. */
const struct stage stages_rehearsal[] = {
	{ "classify",   run_classify,   false },
	{ "claim",      run_claim,      false },
	{ "account",    run_account,    false },
	{ "thread",     run_thread,     false },
	{ "case",       run_case,       false },
	{ NULL, NULL, false },
};
/* clang-format on */

bool
stages_run(const struct stage *stages, struct run *run, GError **error)
{
	for (; stages->name != NULL; stages++) {
		gint64 start = g_get_monotonic_time();

		if (run->decision.settled && !stages->settled_too)
			continue;
		if (!point_reached(stages->name, error) ||
			!stages->step(run, error))
			return fault_prefix(error, stages->name);
		log_event(LOG_DEBUG, run->env->queue_id, "stage",
			LOG_FIELDS(log_text("name", stages->name),
				log_number("us",
					g_get_monotonic_time() - start)));
	}
	return true;
}
