#include "rules/access.h"

#include <string.h>

const struct access access_administrator = {
	.administrator = true,
	.email_read = ACCESS_ALL,
	.email_edit = ACCESS_ALL,
	.email_delete = ACCESS_ALL,
	.case_read = ACCESS_ALL,
	.case_edit = ACCESS_ALL,
	.group_account = ACCESS_ALL,
	.assignment = ACCESS_ALL,
	.customer_read = true,
	.customer_edit = true,
	.personal_accounts = true,
	.import = true,
	.mass_update = true,
};

static const char *const level_names[] = {
	[ACCESS_NO] = "no",
	[ACCESS_OWN] = "own",
	[ACCESS_TEAM] = "team",
	[ACCESS_ALL] = "all",
};

/* own: what makes the record his own for this action and this level. */
static bool
reaches(enum access_level level, bool own, bool shares_team)
{
	const bool reached[] = {
		[ACCESS_NO] = false,
		[ACCESS_OWN] = own,
		[ACCESS_TEAM] = own || shares_team,
		[ACCESS_ALL] = true,
	};

	return reached[level];
}

/*
 * To be in Cc is enough to read, not to change; to be one of two who have it
 * to deal with is not enough to delete it for both.
 */
bool
access_to_email(const struct access *access, const struct access_ties *ties,
	enum access_action action)
{
	const struct {
		enum access_level level;
		bool own;
	} rights[] = {
		[ACCESS_READ] = { access->email_read,
			ties->linked || ties->assigned || ties->case_is_his },
		[ACCESS_EDIT] = { access->email_edit, ties->assigned },
		[ACCESS_DELETE] = { access->email_delete,
			ties->assigned &&
				(ties->only_one ||
					access->email_delete > ACCESS_OWN) },
	};

	return reaches(rights[ACCESS_READ].level, rights[ACCESS_READ].own,
		       ties->shares_team) &&
	       reaches(rights[action].level, rights[action].own,
		       ties->shares_team);
}

bool
access_to_case(const struct access *access, const struct access_ties *ties,
	enum access_action action)
{
	const enum access_level levels[] = {
		[ACCESS_READ] = access->case_read,
		[ACCESS_EDIT] = access->case_edit,
		[ACCESS_DELETE] = ACCESS_NO,
	};

	return reaches(access->case_read, ties->assigned, ties->shares_team) &&
	       reaches(levels[action], ties->assigned, ties->shares_team);
}

bool
access_to_assign(const struct access *access, bool himself, bool shares_team)
{
	return himself || reaches(access->assignment, false, shares_team);
}

const char *
access_level_name(enum access_level level)
{
	return level_names[level];
}

enum access_level
access_level_parse(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(level_names); i++)
		if (strcmp(level_names[i], name) == 0)
			return (enum access_level)i;
	return ACCESS_NO;
}
