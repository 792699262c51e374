/*
 * access.h - who may do what to an e-mail or a case (espocrm-behaviour.md,
 * section 1.17; SPEC.md, section 12)
 *
 * The one place where rights are decided for a record.  Lists cannot ask for
 * each row: they use the views email_tie and case_tie, which say the same.
 */
#ifndef RULES_ACCESS_H
#define RULES_ACCESS_H

#include <glib.h>
#include <stdbool.h>

/* In this order: of several roles the greatest wins. */
enum access_level {
	ACCESS_NO,
	ACCESS_OWN,
	ACCESS_TEAM, /* what is of a team of his, and his own */
	ACCESS_ALL,
};

enum access_action { ACCESS_READ, ACCESS_EDIT, ACCESS_DELETE };

/* What all roles of somebody come to. */
struct access {
	bool administrator;
	enum access_level email_read, email_edit, email_delete;
	enum access_level case_read, case_edit;
	enum access_level group_account; /* whose mail he may send */
	enum access_level assignment;    /* to whom he may give work */
	bool customer_read, customer_edit, personal_accounts, import,
		mass_update;
};

/* What a record is to somebody. */
struct access_ties {
	bool linked;      /* e-mail: it came to him */
	bool assigned;    /* it is his to deal with */
	bool only_one;    /* of the assigned ones he is the only one */
	bool case_is_his; /* e-mail: its case is assigned to him */
	bool shares_team; /* one of its teams is one of his */
};

/* Who may all: an administrator, and the system itself. */
extern const struct access access_administrator;

/* What cannot be read can be neither changed nor deleted. */
bool access_to_email(const struct access *access,
	const struct access_ties *ties, enum access_action action);

/* Cases are not deleted: false for everybody. */
bool access_to_case(const struct access *access, const struct access_ties *ties,
	enum access_action action);

/*
 * May he give work to a user: to himself, to one who shares a team with him, to
 * another one?
 */
bool access_to_assign(const struct access *access, bool himself,
	bool shares_team);

/*
 * "no", "own", "team", "all": the words of the database, and of lists as a
 * parameter.  Unknown ones are ACCESS_NO.
 */
const char *access_level_name(enum access_level level);
enum access_level access_level_parse(const char *name);

#endif
