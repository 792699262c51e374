/*
 * screen.h - what filters do with a mail before it is taken (SPEC.md, section
 * 6)
 *
 * The mail server has one answer for all recipients of a mail.  So each of them
 * is asked for alone; refused and tagged is only what all of them want so, and
 * thrown away what is for those who do.  All else is left to delivery, which
 * asks the same filters again.  Pure.
 */
#ifndef RULES_SCREEN_H
#define RULES_SCREEN_H

#include "rules/filter.h"

struct screen_recipient {
	gint64 account; /* 0: no group account's, so no filter covers him */
	const struct filter *filter; /* that decides; NULL: none does, or one
					that cannot be asked yet */
};

/* Does it reject, discard or tag? */
bool screen_acts(const struct filter *filter);

/* Is there any that does, for what comes to these? */
bool screen_is_needed(const GPtrArray *filters,
	const struct screen_recipient *recipients, size_t n);

/* Fills in each one's filter; those (struct filter *) stay the caller's. */
void screen_ask(const GPtrArray *filters, const struct filter_mail *mail,
	struct screen_recipient *recipients, size_t n);

/* Is he taken out of the mail? */
bool screen_is_discarded(const struct screen_recipient *recipient);

/* What becomes of the mail itself, without those who are taken out. */
enum screen_end {
	SCREEN_LEFT, /* to delivery */
	SCREEN_REFUSED,
	SCREEN_DISCARDED,
	SCREEN_TAGGED,
};

enum screen_end screen_end(const struct screen_recipient *recipients, size_t n);

#endif
