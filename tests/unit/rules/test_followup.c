#include "rules/followup.h"

#include "table.h"

#define DAY ((gint64)24 * 60 * 60)

static const struct row {
	const char *name;
	struct thread_case casefile;
	enum closed_policy closed;
	gint64 reopen_days;
	bool may_open, trusted;
	enum followup want;
} rows[] = {
	{ "an open case is joined", { .open = true }, CLOSED_NEW, -1, true,
		true, FOLLOWUP_JOIN },
	{ "a closed case is opened again", { .open = false }, CLOSED_REOPEN, -1,
		true, true, FOLLOWUP_REOPEN },
	{ "a stranger reopens nothing", { .open = false }, CLOSED_REOPEN, -1,
		true, false, FOLLOWUP_JOIN },
	{ "a program reopens nothing", { .open = false }, CLOSED_REOPEN, -1,
		false, true, FOLLOWUP_JOIN },
	{ "a program opens no linked case", { .open = false }, CLOSED_NEW, -1,
		false, true, FOLLOWUP_JOIN },
	{ "the policy 'new' makes a new one", { .open = false }, CLOSED_NEW, -1,
		true, true, FOLLOWUP_NEW },
	{ "the policy 'link' joins it as it is", { .open = false }, CLOSED_LINK,
		-1, true, true, FOLLOWUP_JOIN },
	{ "within the days it is opened again",
		{ .open = false, .closed_for = 3 * DAY }, CLOSED_REOPEN, 3,
		true, true, FOLLOWUP_REOPEN },
	{ "after the days a new one is made",
		{ .open = false, .closed_for = 3 * DAY + 1 }, CLOSED_REOPEN, 3,
		true, true, FOLLOWUP_NEW },
	{ "after the days a stranger gets a new one too",
		{ .open = false, .closed_for = 9 * DAY }, CLOSED_REOPEN, 3,
		true, false, FOLLOWUP_NEW },
};

static void
answers_do_what_the_account_says(void **state)
{
	const struct row *row = *state;
	const struct account account = { .closed = row->closed,
		.reopen_days = row->reopen_days };

	assert_int_equal(followup_choose(&row->casefile, &account,
				 row->may_open, row->trusted),
		row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, answers_do_what_the_account_says);
	return TESTS_RUN(&tests, "followup");
}
