#include "rules/sender.h"

#include "table.h"

static const struct row {
	const char *name;
	struct sender candidates[3];
	size_t n;
	struct sender want;
} rows[] = {
	{ "nobody has the address", { { SENDER_NOBODY, 0, 0, false } }, 0,
		{ SENDER_NOBODY, 0, 0, false } },
	{ "a contact beats an account and a lead",
		{ { SENDER_LEAD, 1, 0, true }, { SENDER_ACCOUNT, 2, 2, true },
			{ SENDER_CONTACT, 3, 2, false } },
		3, { SENDER_CONTACT, 3, 2, false } },
	{ "an account beats a lead",
		{ { SENDER_LEAD, 1, 0, true },
			{ SENDER_ACCOUNT, 2, 2, false } },
		2, { SENDER_ACCOUNT, 2, 2, false } },
	{ "the primary address beats the older record",
		{ { SENDER_CONTACT, 1, 0, false },
			{ SENDER_CONTACT, 9, 0, true } },
		2, { SENDER_CONTACT, 9, 0, true } },
	{ "of equals the oldest record wins",
		{ { SENDER_CONTACT, 9, 0, true },
			{ SENDER_CONTACT, 4, 7, true } },
		2, { SENDER_CONTACT, 4, 7, true } },
};

static void
candidates_make_a_sender(void **state)
{
	const struct row *row = *state;
	struct sender got = sender_choose(row->candidates, row->n);

	assert_string_equal(sender_kind_name(got.kind),
		sender_kind_name(row->want.kind));
	assert_int_equal(got.id, row->want.id);
	assert_int_equal(got.account, row->want.account);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, candidates_make_a_sender);
	return TESTS_RUN(&tests, "sender");
}
