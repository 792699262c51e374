#include "ctl/status.h"

#include "base/fault.h"

#include <sysexits.h>

#include "table.h"

static const struct row {
	const char *name;
	enum fault_code code;
	int want;
	bool advice;
} rows[] = {
	{ "a database that is away may be back soon", FAULT_TEMP, EX_TEMPFAIL,
		true },
	{ "a message that nobody can read is bad data", FAULT_PERM, EX_DATAERR,
		false },
	{ "a wrong setting is a setting", FAULT_CONFIG, EX_CONFIG, false },
	{ "what the database cannot hold is bad data", FAULT_DATA, EX_DATAERR,
		false },
	{ "a bug is to be reported", FAULT_BUG, EX_SOFTWARE, true },
};

static void
fault_has_a_status(void **state)
{
	const struct row *row = *state;
	g_autoptr(GError) fault = NULL;

	fault_set(&fault, row->code, "4.3.0", "why");
	assert_int_equal(status_of(fault), row->want);
	assert_int_equal(status_advice(fault) != NULL, row->advice);
}

static void
own_status_is_kept(void **state)
{
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_false(
		status_set(&fault, EX_NOUSER, "there is no user '%s'", "ana"));
	assert_string_equal(fault->message, "there is no user 'ana'");
	assert_int_equal(status_of(fault), EX_NOUSER);
	assert_null(status_advice(fault));
}

static void
nobody_has_to_listen(void **state)
{
	(void)state;
	assert_false(status_set(NULL, EX_NOUSER, "nobody hears this"));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, fault_has_a_status);
	tests_add(&tests, "an error of the command line is its exit status",
		own_status_is_kept, NULL);
	tests_add(&tests, "an error need not be wanted", nobody_has_to_listen,
		NULL);
	return TESTS_RUN(&tests, "status");
}
