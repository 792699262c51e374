#include "base/point.h"
#include "intake/run.h"

/* clang-format off */
/* The order is the design: read it from the top. */
const struct stage stages_inbound[] = {
	{ "archive",    run_archive,    FOR_NEW }, /* does a recipient prove an agent's mail; a trip, if there is one */
	{ "classify",   run_classify,   FOR_NEW }, /* person, list, program, bounce */
	{ "claim",      run_claim,      FOR_NEW }, /* trip 1: locks, the insert that is the duplicate check, look-ups */
	{ "account",    run_account,    FOR_NEW }, /* which group account the envelope names */
	{ "filter",     run_filter,     FOR_HELD }, /* whom it is kept from; a trip, if there are filters */
	{ "thread",     run_thread,     FOR_NEW }, /* which case its ids, tokens and subject name */
	{ "case",       run_case,       FOR_NEW }, /* join, reopen, open, or neither */
	{ "distribute", run_distribute, FOR_NEW }, /* whose turn: Redis, else PostgreSQL */
	{ "keep",       run_keep,       FOR_NEW }, /* the case, the e-mail, the raw bytes, its people */
	{ "confirm",    run_confirm,    FOR_HELD }, /* an agent's, of which a copy came first */
	{ "desk",       run_desk,       FOR_HELD }, /* how it came; teams; whose inbox it comes into */
	{ "stream",     run_stream,     FOR_HELD }, /* note; who is told */
	{ "record",     run_record,     FOR_EVERY }, /* decision */
	{ "commit",     run_commit,     FOR_EVERY }, /* trip 2: all that was queued, and COMMIT */
	{ NULL, NULL, FOR_NEW },
};

/* `postcase replay`: up to the decision; nothing was written, none is taken. */
const struct stage stages_rehearsal[] = {
	{ "archive",    run_archive,    FOR_NEW },
	{ "classify",   run_classify,   FOR_NEW },
	{ "claim",      run_claim,      FOR_NEW },
	{ "account",    run_account,    FOR_NEW },
	{ "filter",     run_filter,     FOR_HELD },
	{ "thread",     run_thread,     FOR_NEW },
	{ "case",       run_case,       FOR_NEW },
	{ NULL, NULL, FOR_NEW },
};
/* clang-format on */

static enum stage_for
needed(const struct decision *d)
{
	if (!d->settled)
		return FOR_NEW;
	return d->verdict == VERDICT_DROPPED ? FOR_EVERY : FOR_HELD;
}

bool
stages_run(const struct stage *stages, struct run *run, GError **error)
{
	for (; stages->name != NULL; stages++) {
		gint64 start = g_get_monotonic_time();

		if (stages->runs < needed(&run->decision))
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
