/* The last stages: what was decided, and the commit. */
#include "intake/run.h"

#include "base/point.h"
#include "store/decisions.h"
#include "store/loads.h"

/* Now and then, so that nobody else need think of it. */
static bool
keep_journal_short(struct run *run, GError **error)
{
	enum { EVERY = 64 };
	const struct claim *claim = &run->decision.claim;

	return !claim->won || claim->email % EVERY != 0 ||
	       (loads_fold(run->tx, error) && filters_fold(run->tx, error));
}

bool
run_record(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) facts = run_facts(run);
	const struct decision_row row = {
		.queue_id = run->env->queue_id,
		.email = d->claim.email,
		.casefile = d->casefile,
		.verdict = verdict_row(d->verdict)->name,
		.facts = (const struct log_field *)(void *)facts->data,
	};

	return decisions_add(run->tx, &row, error) &&
	       filters_hit(run->tx, run->hits, d->claim.email, error) &&
	       keep_journal_short(run, error);
}

bool
run_commit(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	if (!tx_commit(run->tx, error))
		return false;
	run->picked = false; /* the turn is taken for good */
	if (d->opens)
		d->casefile = d->opened;
	return point_reached("committed", error);
}
