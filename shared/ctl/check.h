/*
 * check.h - what `postcase check` looks at, and how it says so
 */
#ifndef CTL_CHECK_H
#define CTL_CHECK_H

#include "ctl/ctl.h"

/* In the order of Nagios' exit statuses. */
enum check_level {
	CHECK_OK,
	CHECK_WARNING, /* works, but somebody should look */
	CHECK_ERROR,
};

struct check_report {
	struct rows *rows; /* of result, check, what, todo */
	enum check_level worst;
};

/* A line; todo may be NULL.  Texts are copied. */
void check_say(struct check_report *report, enum check_level level,
	const char *check, const char *what, const char *todo);

/* The file's mode and owner; reads it.  False: nothing else can be asked. */
bool check_conf(struct ctl *ctl, struct check_report *report);

/* Does it answer, with our schema?  False: nothing in it can be asked. */
bool check_database(struct ctl *ctl, struct check_report *report);

void check_redis(struct ctl *ctl, struct check_report *report);

/* Do filters and policies wait for what the configuration names nowhere? */
void check_filters(struct ctl *ctl, struct check_report *report);

/* Are agents' answers kept? */
void check_answers(struct ctl *ctl, struct check_report *report);

/* What the database's own contents say. */
void check_records(struct ctl *ctl, struct check_report *report);

#endif
