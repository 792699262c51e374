/*
 * check_postfix.h - does Postfix do what postcase needs?  `postcase check
 * --postfix`
 *
 * Every finding says what is wrong, and the command that mends it.
 */
#ifndef CTL_CHECK_POSTFIX_H
#define CTL_CHECK_POSTFIX_H

#include "ctl/check.h"
#include "ctl/postfix.h"

/* What a check looks at. */
struct postfix_case {
	struct ctl *ctl;
	const struct postfix *postfix;
	struct check_report *report;
	char *type; /* of the site's tables: "hash" */
	char *lmtp; /* "lmtp:unix:postcase/lmtp" */
};

/* All of it.  config_dir: NULL, as Postfix says. */
void check_postfix(struct ctl *ctl, const char *config_dir,
	struct check_report *report);

/* The milter of each service that takes mail. */
void check_milters(const struct postfix_case *c);

/* Group accounts: are they known, and does their mail come to us? */
void check_ways(const struct postfix_case *c);

/* Our map's name for Postfix: "hash:/etc/postcase/maps/transport". */
char *check_map_name(const struct postfix_case *c, const char *map);

#endif
