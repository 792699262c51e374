#include "rules/answer.h"

#include "table.h"

enum { MAX = 4 };

#define SAYS(how, number)                  \
	{                                  \
		ANSWER_##how, number, 0, 0 \
	}

/* Case 1 is meant by all of it, in group account 7, where nothing else is said.
 */
#define EDIT                             \
	{                                \
		1, -1, 1, 7, true, false \
	}
#define READ                              \
	{                                 \
		1, -1, 1, 7, false, false \
	}
#define THEM                             \
	{                                \
		1, -1, 1, 7, false, true \
	}

static const struct row {
	const char *name;
	struct answer_clue clues[MAX];
	bool cites, to_group, forward;
	struct answer_case cases[MAX];
	enum answer_how how;
	gint64 casefile, account;
} rows[] = {
	{ "what says nothing answers nothing", .how = ANSWER_NONE },
	{ "a field counts with the right to edit", { SAYS(FIELD, 1) },
		.cases = { EDIT }, .how = ANSWER_FIELD, .casefile = 1,
		.account = 7 },
	{ "a field is nothing without it", { SAYS(FIELD, 1) },
		.cases = { READ } },
	{ "nor is it among participants", { SAYS(FIELD, 1) },
		.cases = { THEM } },
	{ "a token needs no right", { SAYS(TOKEN, 1) }, .cases = { READ },
		.how = ANSWER_TOKEN, .casefile = 1, .account = 7 },
	{ "a token of a case that is gone is nothing", { SAYS(TOKEN, 1) },
		.how = ANSWER_NONE },
	{ "a signed id counts to a participant", { SAYS(SIGNED_ID, 1) },
		.cases = { THEM }, .how = ANSWER_SIGNED_ID, .casefile = 1,
		.account = 7 },
	{ "a signed id counts to a group", { SAYS(SIGNED_ID, 1) },
		.to_group = true, .cases = { READ }, .how = ANSWER_SIGNED_ID,
		.casefile = 1, .account = 7 },
	{ "a signed id to somebody else is sent on", { SAYS(SIGNED_ID, 1) },
		.cases = { EDIT } },
	{ "an id counts to a participant", .cites = true,
		.cases = { { 0, 3, 1, 7, false, true } },
		.how = ANSWER_REFERENCE, .casefile = 1, .account = 7 },
	{ "an id counts to a group", .cites = true, .to_group = true,
		.cases = { { 0, 3, 1, 7, false, false } },
		.how = ANSWER_REFERENCE, .casefile = 1, .account = 7 },
	{ "an id to somebody else is sent on", .cites = true,
		.cases = { { 0, 0, 1, 7, true, false } } },
	{ "the nearest id counts", .cites = true,
		.cases = { { 0, 3, 1, 7, true, true },
			{ 0, 1, 2, 8, true, true },
			{ 0, 2, 3, 9, true, true } },
		.how = ANSWER_REFERENCE, .casefile = 2, .account = 8 },
	{ "the nearest that counts, that is", .cites = true,
		.cases = { { 0, 1, 2, 8, true, false },
			{ 0, 3, 1, 7, true, true } },
		.how = ANSWER_REFERENCE, .casefile = 1, .account = 7 },
	{ "a subject counts with the right to edit", { SAYS(SUBJECT, 1) },
		.cases = { EDIT }, .how = ANSWER_SUBJECT, .casefile = 1,
		.account = 7 },
	{ "a subject is nothing without it", { SAYS(SUBJECT, 1) },
		.cases = { THEM } },
	{ "nor of what is sent on", { SAYS(SUBJECT, 1) }, .forward = true,
		.cases = { EDIT } },
	{ "not even to a group", { SAYS(SUBJECT, 1) }, .forward = true,
		.to_group = true, .cases = { EDIT } },
	{ "but to a participant", { SAYS(SUBJECT, 1) }, .forward = true,
		.cases = { { 1, -1, 1, 7, true, true } }, .how = ANSWER_SUBJECT,
		.casefile = 1, .account = 7 },
	{ "a field is stronger than a token",
		{ SAYS(TOKEN, 2), SAYS(FIELD, 1) },
		.cases = { EDIT, { 2, -1, 2, 8, true, true } },
		.how = ANSWER_FIELD, .casefile = 1, .account = 7 },
	{ "a field that is not believed leaves the rest",
		{ SAYS(TOKEN, 2), SAYS(FIELD, 1) },
		.cases = { READ, { 2, -1, 2, 8, true, true } },
		.how = ANSWER_TOKEN, .casefile = 2, .account = 8 },
	{ "of signed ids and others the nearest counts",
		{ { ANSWER_SIGNED_ID, 1, 5, 0 } }, .cites = true,
		.to_group = true, .cases = { { 0, 0, 2, 8, true, true }, THEM },
		.how = ANSWER_REFERENCE, .casefile = 2, .account = 8 },
	{ "of two that are as near the signed one",
		{ { ANSWER_SIGNED_ID, 1, 0, 0 } }, .cites = true,
		.cases = { { 0, 0, 2, 8, true, true }, THEM },
		.how = ANSWER_SIGNED_ID, .casefile = 1, .account = 7 },
	{ "a nearer signed id does not lead away from who gets the mail",
		{ { ANSWER_SIGNED_ID, 1, 0, 0 } }, .cites = true,
		.to_group = true, .cases = { { 0, 1, 2, 8, true, true }, EDIT },
		.how = ANSWER_REFERENCE, .casefile = 2, .account = 8 },
	{ "nor does a token that stands in Cc", { SAYS(TOKEN, 1) },
		.cites = true, .to_group = true,
		.cases = { { 0, 1, 2, 8, true, true }, EDIT },
		.how = ANSWER_REFERENCE, .casefile = 2, .account = 8 },
	{ "the agent's own word does", { SAYS(FIELD, 1) }, .cites = true,
		.cases = { { 0, 1, 2, 8, true, true }, EDIT },
		.how = ANSWER_FIELD, .casefile = 1, .account = 7 },
	{ "a subject leads nobody away from a token",
		{ SAYS(SUBJECT, 2), SAYS(TOKEN, 1) },
		.cases = { EDIT, { 2, -1, 2, 8, true, true } },
		.how = ANSWER_TOKEN, .casefile = 1, .account = 7 },
	{ "an id is stronger than a subject", { SAYS(SUBJECT, 1) },
		.cites = true, .cases = { EDIT, { 0, 0, 2, 8, true, true } },
		.how = ANSWER_REFERENCE, .casefile = 2, .account = 8 },
	{ "a number that a token says, too, is the token's",
		{ SAYS(SUBJECT, 1), SAYS(TOKEN, 1) }, .cases = { EDIT },
		.how = ANSWER_TOKEN, .casefile = 1, .account = 7 },
	{ "a merged case is the one that it went into", { SAYS(TOKEN, 2) },
		.cases = { { 2, -1, 1, 7, 0, 0 } }, .how = ANSWER_TOKEN,
		.casefile = 1, .account = 7 },
};

static const struct guess {
	const char *name;
	struct answer_clue clues[MAX];
	bool cites, to_group;
	bool sure;
	enum answer_how how;
	gint64 casefile, account;
} guesses[] = {
	{ "what says nothing answers nothing for sure", .sure = true },
	{ "new mail to a group does neither", .to_group = true, .sure = true },
	{ "a token is sure", { { ANSWER_TOKEN, 1, 0, 7 } }, true, true, true,
		ANSWER_TOKEN, 1, 7 },
	{ "so is a signed id to a group", { { ANSWER_SIGNED_ID, 1, 2, 7 } },
		true, true, true, ANSWER_SIGNED_ID, 1, 7 },
	{ "several that say the same are",
		{ { ANSWER_SIGNED_ID, 1, 2, 7 }, { ANSWER_SIGNED_ID, 1, 1, 7 },
			SAYS(SUBJECT, 1) },
		true, true, true, ANSWER_SIGNED_ID, 1, 7 },
	{ "those that say different cases are not",
		{ { ANSWER_SIGNED_ID, 1, 2, 7 },
			{ ANSWER_SIGNED_ID, 2, 1, 8 } },
		.cites = true, .to_group = true },
	{ "nor is a token beside another number",
		{ { ANSWER_TOKEN, 1, 0, 7 }, SAYS(SUBJECT, 2) }, .cites = true,
		.to_group = true },
	{ "to anybody else it is not", { { ANSWER_SIGNED_ID, 1, 2, 7 } },
		.cites = true },
	{ "an id is not", .cites = true, .to_group = true },
	{ "a subject is not", { SAYS(SUBJECT, 1) }, .to_group = true },
	{ "a field is not, even with a token",
		{ { ANSWER_TOKEN, 1, 0, 7 }, SAYS(FIELD, 1) }, .cites = true },
};

static GArray *
clues_of(const struct answer_clue *clues)
{
	GArray *array = g_array_new(FALSE, FALSE, sizeof(*clues));

	for (int i = 0; i < MAX && clues[i].how != ANSWER_NONE; i++)
		g_array_append_val(array, clues[i]);
	return array;
}

static void
case_is_chosen(void **state)
{
	const struct row *row = *state;
	g_autoptr(GArray) clues = clues_of(row->clues);
	g_autoptr(GArray) cases =
		g_array_new(FALSE, FALSE, sizeof(struct answer_case));
	const struct answer_signs signs = { clues, row->cites, row->to_group,
		row->forward };

	for (int i = 0; i < MAX && row->cases[i].casefile != 0; i++)
		g_array_append_val(cases, row->cases[i]);

	struct answer_choice choice = answer_choose(&signs, cases);
	assert_int_equal(choice.how, row->how);
	assert_int_equal(choice.casefile, row->casefile);
	assert_int_equal(choice.account, row->account);
}

static void
case_is_guessed(void **state)
{
	const struct guess *row = *state;
	g_autoptr(GArray) clues = clues_of(row->clues);
	const struct answer_signs signs = { clues, row->cites, row->to_group,
		false };
	struct answer_choice choice = { .how = ANSWER_NONE };

	assert_int_equal(answer_guess(&signs, &choice), row->sure);
	assert_int_equal(choice.how, row->how);
	assert_int_equal(choice.casefile, row->casefile);
	assert_int_equal(choice.account, row->account);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, case_is_chosen);
	TESTS_TABLE(&tests, guesses, case_is_guessed);
	return TESTS_RUN(&tests, "answer");
}
