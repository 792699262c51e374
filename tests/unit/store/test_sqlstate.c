#include "store/sqlstate.h"

#include "table.h"

static const struct row {
	const char *name, *state;
	enum fault_code want;
	bool conflict;
} rows[] = {
	{ "a lost connection is tried again", NULL, FAULT_TEMP, false },
	{ "a refused connection is tried again", "08001", FAULT_TEMP, false },
	{ "a full disk is tried again", "53100", FAULT_TEMP, false },
	{ "a statement timeout is tried again", "57014", FAULT_TEMP, false },
	{ "a lock timeout is tried again", "55P03", FAULT_TEMP, false },
	{ "a standby is tried again", "25006", FAULT_TEMP, false },
	{ "a deadlock is a conflict", "40P01", FAULT_TEMP, true },
	{ "a serialization failure is a conflict", "40001", FAULT_TEMP, true },
	{ "a wrong password is a setting", "28P01", FAULT_CONFIG, false },
	{ "a missing table is a setting", "42P01", FAULT_CONFIG, false },
	{ "text that is no UTF-8 is the message's fault", "22021", FAULT_DATA,
		false },
	{ "a key too large for its index is the message's fault", "54000",
		FAULT_DATA, false },
	{ "a missing column is a bug", "42703", FAULT_BUG, false },
	{ "a broken constraint is a bug", "23505", FAULT_BUG, false },
	{ "an unknown state is a bug", "P0001", FAULT_BUG, false },
};

static void
state_becomes_a_fault(void **state)
{
	const struct row *row = *state;

	assert_int_equal(sqlstate_code(row->state), row->want);
	assert_int_equal(sqlstate_is_conflict(row->state), row->conflict);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, state_becomes_a_fault);
	return TESTS_RUN(&tests, "sqlstate");
}
