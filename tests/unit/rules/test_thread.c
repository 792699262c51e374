#include "rules/thread.h"

#include "table.h"

static const struct row {
	const char *name;
	struct thread_clue clues[3];
	size_t n;
	struct thread_choice want;
} rows[] = {
	{ "no clue opens a case", { { THREAD_NEW, 0, 0, false, 0 } }, 0,
		{ THREAD_NEW, 0, 0 } },
	{ "an e-mail on a case brings its answer there",
		{ { THREAD_REFERENCE, 0, 11, true, 7 } }, 1,
		{ THREAD_REFERENCE, 7, 11 } },
	{ "of two references the nearest wins",
		{ { THREAD_REFERENCE, 3, 11, true, 7 },
			{ THREAD_REFERENCE, 1, 12, true, 8 } },
		2, { THREAD_REFERENCE, 8, 12 } },
	{ "an e-mail without a case is answered, and opens one",
		{ { THREAD_REFERENCE, 0, 11, false, 0 } }, 1,
		{ THREAD_NEW, 0, 11 } },
	{ "the case of a farther ancestor counts when the nearest has none",
		{ { THREAD_REFERENCE, 0, 11, false, 0 },
			{ THREAD_REFERENCE, 1, 12, true, 8 } },
		2, { THREAD_REFERENCE, 8, 11 } },
	{ "a token beats the nearest reference, which is still what it answers",
		{ { THREAD_REFERENCE, 0, 11, true, 7 },
			{ THREAD_TOKEN, 0, 0, true, 9 } },
		2, { THREAD_TOKEN, 9, 11 } },
	{ "a reference beats an absent id, however near",
		{ { THREAD_ABSENT, 0, 12, true, 8 },
			{ THREAD_REFERENCE, 5, 11, true, 7 } },
		2, { THREAD_REFERENCE, 7, 11 } },
	{ "an absent id brings to the case, and is answered by nobody",
		{ { THREAD_ABSENT, 0, 12, true, 8 } }, 1,
		{ THREAD_ABSENT, 8, 0 } },
	{ "a number counts when there is nothing else",
		{ { THREAD_NUMBER, 0, 0, true, 5 } }, 1,
		{ THREAD_NUMBER, 5, 0 } },
	{ "a number is nothing beside an absent id",
		{ { THREAD_NUMBER, 0, 0, true, 5 },
			{ THREAD_ABSENT, 9, 12, true, 8 } },
		2, { THREAD_ABSENT, 8, 0 } },
};

static void
clues_make_a_choice(void **state)
{
	const struct row *row = *state;
	struct thread_choice got = thread_choose(row->clues, row->n);

	assert_string_equal(thread_how_name(got.how),
		thread_how_name(row->want.how));
	assert_int_equal(got.casefile, row->want.casefile);
	assert_int_equal(got.replied, row->want.replied);
}

static const struct number_row {
	const char *name, *subject;
	gint64 want;
} number_rows[] = {
	{ "a number in brackets", "Re: [#42] help", 42 },
	{ "a number with words behind it", "[#5 text] x", 5 },
	{ "a number with a blank behind it", "[#123 ]", 123 },
	{ "a blank in front of the number is none", "[# 123]", 0 },
	{ "letters and digits are none", "[#12a3]", 0 },
	{ "a word in front is none", "[ticket #5]", 0 },
	{ "the first that is one counts", "[#x] [#7] [#8]", 7 },
	{ "without its end it is none", "[#42", 0 },
	{ "zero is none", "[#0]", 0 },
	{ "a number that no case has room for is none",
		"[#99999999999999999999]", 0 },
	{ "no subject has none", "", 0 },
};

static void
subjects_say_a_number(void **state)
{
	const struct number_row *row = *state;

	assert_int_equal(thread_number_in(row->subject), row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, clues_make_a_choice);
	TESTS_TABLE(&tests, number_rows, subjects_say_a_number);
	return TESTS_RUN(&tests, "thread");
}
