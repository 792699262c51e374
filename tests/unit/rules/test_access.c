#include "rules/access.h"

#include "table.h"

#include <string.h>

/* want: may he at the level no, own, team, all?  Where he changes, he reads
 * all.
 */
struct row {
	const char *name;
	struct access_ties ties;
	enum access_action action;
	const char *want;
};

#define NOBODY                   \
	{                        \
		.only_one = true \
	}
#define LINKED                                   \
	{                                        \
		.linked = true, .only_one = true \
	}
#define ONE_OF_TWO                               \
	{                                        \
		.linked = true, .assigned = true \
	}
#define ONLY_ONE                                                   \
	{                                                          \
		.linked = true, .assigned = true, .only_one = true \
	}
#define HIS_CASE                                      \
	{                                             \
		.case_is_his = true, .only_one = true \
	}
#define HIS_TEAM                                      \
	{                                             \
		.shares_team = true, .only_one = true \
	}

static const struct row emails[] = {
	{ "what is nobody's to him he reads at the level all only", NOBODY,
		ACCESS_READ, "---+" },
	{ "what came to him he reads unless his level is no", LINKED,
		ACCESS_READ, "-+++" },
	{ "what is his and another's he reads unless his level is no",
		ONE_OF_TWO, ACCESS_READ, "-+++" },
	{ "what is his alone he reads unless his level is no", ONLY_ONE,
		ACCESS_READ, "-+++" },
	{ "an e-mail of his case he reads unless his level is no", HIS_CASE,
		ACCESS_READ, "-+++" },
	{ "an e-mail of his team he reads from the level team on", HIS_TEAM,
		ACCESS_READ, "--++" },

	{ "what is nobody's to him he changes at the level all only", NOBODY,
		ACCESS_EDIT, "---+" },
	{ "what only came to him he changes at the level all only", LINKED,
		ACCESS_EDIT, "---+" },
	{ "what is his and another's he changes unless his level is no",
		ONE_OF_TWO, ACCESS_EDIT, "-+++" },
	{ "what is his alone he changes unless his level is no", ONLY_ONE,
		ACCESS_EDIT, "-+++" },
	{ "an e-mail of his case he changes at the level all only", HIS_CASE,
		ACCESS_EDIT, "---+" },
	{ "an e-mail of his team he changes from the level team on", HIS_TEAM,
		ACCESS_EDIT, "--++" },

	{ "what is nobody's to him he deletes at the level all only", NOBODY,
		ACCESS_DELETE, "---+" },
	{ "what only came to him he deletes at the level all only", LINKED,
		ACCESS_DELETE, "---+" },
	{ "what is his and another's he deletes from the level team on",
		ONE_OF_TWO, ACCESS_DELETE, "--++" },
	{ "what is his alone he deletes unless his level is no", ONLY_ONE,
		ACCESS_DELETE, "-+++" },
	{ "an e-mail of his case he deletes at the level all only", HIS_CASE,
		ACCESS_DELETE, "---+" },
	{ "an e-mail of his team he deletes from the level team on", HIS_TEAM,
		ACCESS_DELETE, "--++" },
};

static const struct row cases[] = {
	{ "another's case he reads at the level all only", NOBODY, ACCESS_READ,
		"---+" },
	{ "his case he reads unless his level is no", ONLY_ONE, ACCESS_READ,
		"-+++" },
	{ "a case of his team he reads from the level team on", HIS_TEAM,
		ACCESS_READ, "--++" },
	{ "another's case he changes at the level all only", NOBODY,
		ACCESS_EDIT, "---+" },
	{ "his case he changes unless his level is no", ONLY_ONE, ACCESS_EDIT,
		"-+++" },
	{ "a case of his team he changes from the level team on", HIS_TEAM,
		ACCESS_EDIT, "--++" },
	{ "another's case he does not delete", NOBODY, ACCESS_DELETE, "----" },
	{ "his case he does not delete", ONLY_ONE, ACCESS_DELETE, "----" },
	{ "a case of his team he does not delete", HIS_TEAM, ACCESS_DELETE,
		"----" },
};

/* The level in question for one action, and all for the others. */
static struct access
access_at(enum access_action action, enum access_level level)
{
	struct access access = access_administrator;

	access.administrator = false;
	if (action == ACCESS_READ)
		access.email_read = access.case_read = level;
	else if (action == ACCESS_EDIT)
		access.email_edit = access.case_edit = level;
	else
		access.email_delete = level;
	return access;
}

static void
table_holds(const struct row *row,
	bool (*may)(const struct access *, const struct access_ties *,
		enum access_action))
{
	char got[] = "----";

	for (int level = ACCESS_NO; level <= ACCESS_ALL; level++) {
		const struct access access =
			access_at(row->action, (enum access_level)level);

		if (may(&access, &row->ties, row->action))
			got[level] = '+';
	}
	assert_string_equal(got, row->want);
}

static void
email_is(void **state)
{
	table_holds(*state, access_to_email);
}

static void
case_is(void **state)
{
	table_holds(*state, access_to_case);
}

static void
unreadable_stays(void **state)
{
	const struct access_ties ties = ONLY_ONE;
	struct access access = access_administrator;

	(void)state;
	access.email_read = access.case_read = ACCESS_NO;
	assert_false(access_to_email(&access, &ties, ACCESS_EDIT));
	assert_false(access_to_email(&access, &ties, ACCESS_DELETE));
	assert_false(access_to_case(&access, &ties, ACCESS_EDIT));
}

/* himself, a colleague of a team, a stranger: at the level no, team, all */
static void
work_is_given(void **state)
{
	static const struct {
		enum access_level level;
		bool himself, colleague, stranger;
	} want[] = {
		{ ACCESS_NO, true, false, false },
		{ ACCESS_TEAM, true, true, false },
		{ ACCESS_ALL, true, true, true },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++) {
		const struct access a = { .assignment = want[i].level };

		assert_int_equal(access_to_assign(&a, true, false),
			want[i].himself);
		assert_int_equal(access_to_assign(&a, false, true),
			want[i].colleague);
		assert_int_equal(access_to_assign(&a, false, false),
			want[i].stranger);
	}
}

static void
level_is_its_word(void **state)
{
	(void)state;
	for (int i = ACCESS_NO; i <= ACCESS_ALL; i++)
		assert_int_equal(access_level_parse(access_level_name(
					 (enum access_level)i)),
			i);
	assert_int_equal(access_level_parse("everything"), ACCESS_NO);
}

int
main(void)
{
	static struct tests tests;

	TESTS_TABLE(&tests, emails, email_is);
	TESTS_TABLE(&tests, cases, case_is);
	tests_add(&tests, "what cannot be read is neither changed nor deleted",
		unreadable_stays, NULL);
	tests_add(&tests, "work goes to oneself, to one's team, to all",
		work_is_given, NULL);
	tests_add(&tests, "a level is its word, and another word is no",
		level_is_its_word, NULL);
	return TESTS_RUN(&tests, "access");
}
