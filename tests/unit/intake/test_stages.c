#include "intake/run.h"

#include "table.h"

static bool
go_on(struct run *run, GError **error)
{
	(void)error;
	run->decision.claim.email++; /* counts the stages that ran */
	return true;
}

static bool
settle(struct run *run, GError **error)
{
	run->decision.settled = true;
	return go_on(run, error);
}

static bool
drop(struct run *run, GError **error)
{
	run->decision.verdict = VERDICT_DROPPED;
	return settle(run, error);
}

static bool
break_down(struct run *run, GError **error)
{
	(void)run;
	return fault_set(error, FAULT_TEMP, "4.3.0", "the database is away");
}

static const struct row {
	const char *name;
	struct stage stages[4];
	int want_ran;
	const char *want_fault;
} rows[] = {
	{ "the stages run in the order of the table",
		{ { "a", go_on, FOR_NEW }, { "b", go_on, FOR_NEW } }, 2, NULL },
	{ "a settled message passes by the stages that do not ask for it",
		{ { "a", settle, FOR_NEW }, { "b", go_on, FOR_NEW },
			{ "c", go_on, FOR_HELD } },
		2, NULL },
	{ "one that is kept from everybody passes by those for copies, too",
		{ { "a", drop, FOR_NEW }, { "b", go_on, FOR_HELD },
			{ "c", go_on, FOR_EVERY } },
		2, NULL },
	{ "a fault names its stage and ends the run",
		{ { "a", go_on, FOR_NEW }, { "claim", break_down, FOR_NEW },
			{ "c", go_on, FOR_NEW } },
		1, "claim: the database is away" },
};

static void
table_of_stages(void **state)
{
	const struct row *row = *state;
	const struct envelope env = { .queue_id = "4XyZ1q0Pmz" };
	struct run run = { .env = &env };
	g_autoptr(GError) fault = NULL;
	bool ok = stages_run(row->stages, &run, &fault);

	assert_int_equal(ok, row->want_fault == NULL);
	assert_int_equal(run.decision.claim.email, row->want_ran);
	if (row->want_fault != NULL)
		assert_string_equal(fault->message, row->want_fault);
}

static void
nothing_is_asked_after_the_commit(void **state)
{
	const struct stage *last = stages_inbound;

	(void)state;
	while (last[1].name != NULL)
		last++;
	assert_string_equal(last->name, "commit");
	assert_int_equal(last->runs, FOR_EVERY);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, table_of_stages);
	tests_add(&tests, "the commit is the last stage, for duplicates too",
		nothing_is_asked_after_the_commit, NULL);
	return TESTS_RUN(&tests, "stages");
}
