#include "rules/sender.h"

#include "table.h"

#define CONTACT(n, is_primary)                                             \
	{                                                                  \
		.kind = SENDER_CONTACT, .id = (n), .primary = (is_primary) \
	}
#define ACCOUNT(n, is_primary)                                             \
	{                                                                  \
		.kind = SENDER_ACCOUNT, .id = (n), .primary = (is_primary) \
	}
#define LEAD(n, is_primary)                                             \
	{                                                               \
		.kind = SENDER_LEAD, .id = (n), .primary = (is_primary) \
	}

/* want: all candidates, the best first. */
static const struct row {
	const char *name;
	struct sender candidates[4];
	size_t n;
	const char *want;
} rows[] = {
	{ "nobody has the address", { { 0 } }, 0, "" },
	{ "one needs no list", { CONTACT(3, true) }, 1, "" },
	{ "a contact comes before an account, and that before a lead",
		{ LEAD(1, true), ACCOUNT(2, true), CONTACT(3, false) }, 3,
		"contact 3, account 2, lead 1" },
	{ "a primary address comes before an older record",
		{ CONTACT(1, false), CONTACT(9, true) }, 2,
		"contact 9, contact 1" },
	{ "of equals the oldest comes first",
		{ CONTACT(9, true), CONTACT(4, true) }, 2,
		"contact 4, contact 9" },
	{ "we come before every customer",
		{ CONTACT(1, true), { .kind = SENDER_USER, .id = 7 },
			{ .kind = SENDER_OURS, .id = 8 } },
		3, "ours 8, user 7, contact 1" },
	{ "a record that was found twice counts once",
		{ CONTACT(1, false), CONTACT(2, true), CONTACT(1, true) }, 3,
		"contact 1, contact 2" },
	{ "a domain comes last",
		{ { .kind = SENDER_DOMAIN, .id = 1 }, LEAD(2, false) }, 2,
		"lead 2, domain 1" },
};

static void
candidates_are_ranked(void **state)
{
	const struct row *row = *state;
	struct sender got[4];
	char list[SENDER_LIST_BYTES];

	memcpy(got, row->candidates, sizeof(got));
	sender_list(got, sender_sort(got, row->n), list);
	assert_string_equal(list, row->want);
	assert_int_equal(sender_first(got, row->n).id,
		row->n > 0 ? got[0].id : 0);
}

static void
a_long_list_says_that_there_are_more(void **state)
{
	struct sender many[50];
	char list[SENDER_LIST_BYTES];

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(many); i++)
		many[i] = (struct sender)CONTACT(G_MAXINT64 - i, false);
	sender_list(many, G_N_ELEMENTS(many), list);
	assert_true(strlen(list) < SENDER_LIST_BYTES);
	assert_true(g_str_has_prefix(list, "contact 9223372036854775807, "));
	assert_true(g_str_has_suffix(list, ", ..."));
}

static void
reply_to_is_a_guess_where_from_is_nobody(void **state)
{
	const struct sender nobody = { .kind = SENDER_NOBODY };
	const struct sender user = { .kind = SENDER_USER, .id = 1 };
	const struct sender contact = CONTACT(2, true);

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

	TESTS_TABLE(&tests, rows, candidates_are_ranked);
	tests_add(&tests, "a long list says that there are more",
		a_long_list_says_that_there_are_more, NULL);
	tests_add(&tests, "Reply-To is a guess where From is nobody",
		reply_to_is_a_guess_where_from_is_nobody, NULL);
	return TESTS_RUN(&tests, "sender");
}
