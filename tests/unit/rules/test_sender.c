#include "rules/sender.h"

#include "table.h"

static const struct row {
	const char *name;
	struct sender candidates[3];
	size_t n;
	struct sender want;
} rows[] = {
	{ "nobody has the address", { { SENDER_NOBODY, 0, 0, false, false } },
		0, { SENDER_NOBODY, 0, 0, false, false } },
	{ "a contact beats an account and a lead",
		{ { SENDER_LEAD, 1, 0, true, false },
			{ SENDER_ACCOUNT, 2, 2, true, false },
			{ SENDER_CONTACT, 3, 2, false, false } },
		3, { SENDER_CONTACT, 3, 2, false, false } },
	{ "an account beats a lead",
		{ { SENDER_LEAD, 1, 0, true, false },
			{ SENDER_ACCOUNT, 2, 2, false, false } },
		2, { SENDER_ACCOUNT, 2, 2, false, false } },
	{ "the primary address beats the older record",
		{ { SENDER_CONTACT, 1, 0, false, false },
			{ SENDER_CONTACT, 9, 0, true, false } },
		2, { SENDER_CONTACT, 9, 0, true, false } },
	{ "of equals the oldest record wins",
		{ { SENDER_CONTACT, 9, 0, true, false },
			{ SENDER_CONTACT, 4, 7, true, false } },
		2, { SENDER_CONTACT, 4, 7, true, false } },
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

static void
reply_to_is_a_guess_where_from_is_nobody(void **state)
{
	const struct sender nobody = { .kind = SENDER_NOBODY };
	const struct sender user = { .kind = SENDER_USER, .id = 1 };
	const struct sender contact = { .kind = SENDER_CONTACT, .id = 2 };

	(void)state;
	assert_int_equal(sender_settle(&nobody, &contact).id, 2);
	assert_true(sender_settle(&nobody, &contact).guessed);
	assert_int_equal(sender_settle(&user, &contact).id, 1);
	assert_false(sender_settle(&contact, &contact).guessed);
	assert_int_equal(sender_settle(&nobody, &user).kind, SENDER_NOBODY);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, candidates_make_a_sender);
	tests_add(&tests, "Reply-To is a guess where From is nobody",
		reply_to_is_a_guess_where_from_is_nobody, NULL);
	return TESTS_RUN(&tests, "sender");
}
