/*
 * sender.h - whose address is this? (SPEC.md, section 8; THR-6, CASE-4)
 */
#ifndef RULES_SENDER_H
#define RULES_SENDER_H

#include <glib.h>
#include <stdbool.h>

/*
 * The order is the rank: us, then a contact before its account before a lead.
 * We are no customers: SENDER_OURS and SENDER_USER link with no record.
 */
enum sender_kind {
	SENDER_NOBODY,
	SENDER_OURS, /* the address of a group account */
	SENDER_USER,
	SENDER_CONTACT,
	SENDER_ACCOUNT,
	SENDER_LEAD,
};

/* A record that has the address. */
struct sender {
	enum sender_kind kind;
	gint64 id;
	gint64 account; /* a contact's, or the account itself; or 0 */
	bool primary;   /* it is the record's primary address */
	bool guessed;   /* by Reply-To: unverified, whatever was proved */
};

/*
 * The best of n: by kind, then the one whose primary address it is, then the
 * oldest (smallest id).  SENDER_NOBODY when there is none.
 */
struct sender sender_choose(const struct sender *candidates, size_t n);

/*
 * Whose mail it is: what From was found to be, else the customer that Reply-To
 * names.
 */
struct sender sender_settle(const struct sender *from,
	const struct sender *reply_to);

/* For log and decision record: "contact". */
const char *sender_kind_name(enum sender_kind kind);

#endif
