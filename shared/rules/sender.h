/*
 * sender.h - whose address is this? (SPEC.md, section 8; THR-4, THR-6, CASE-4)
 */
#ifndef RULES_SENDER_H
#define RULES_SENDER_H

#include <glib.h>
#include <stdbool.h>

/*
 * The order is the rank: us, then a contact before its account before a lead,
 * and last the account whose domain it is.  We are no customers: SENDER_OURS
 * and SENDER_USER link with no record.
 */
enum sender_kind {
	SENDER_NOBODY,
	SENDER_OURS, /* the address of a group account */
	SENDER_USER,
	SENDER_CONTACT,
	SENDER_ACCOUNT,
	SENDER_LEAD,
	SENDER_DOMAIN, /* an account, which has the domain, not the address */
};

/*
 * A record that has the address, and what mail of it belongs to: 0 is none.
 * A lead that was converted is the record that it became.
 */
struct sender {
	enum sender_kind kind;
	gint64 id;
	gint64 contact, account, lead;
	gint64 opportunity; /* the only open one of contact and account */
	bool primary;       /* it is the record's primary address */
	bool guessed;       /* by Reply-To: unverified, whatever was proved */
};

enum { SENDER_LIST_BYTES = 120 };

/*
 * The best first: by kind, then those whose primary address it is, then the
 * oldest (smallest id).  Each record once; how many these are.
 */
size_t sender_sort(struct sender *candidates, size_t n);

/* The first of n sorted ones; SENDER_NOBODY when there is none. */
struct sender sender_first(const struct sender *candidates, size_t n);

/*
 * "contact 3, contact 9, account 1" into SENDER_LIST_BYTES of text, with "..."
 * for those that find no room; "" for fewer than two.
 */
void sender_list(const struct sender *candidates, size_t n, char *text);

/* A user of ours, whatever address he wrote from. */
struct sender sender_user(gint64 id);

/* May mail be linked with it? */
bool sender_is_customer(const struct sender *sender);

/*
 * Whose mail it is: what From was found to be, else the customer whose address
 * Reply-To names.
 */
struct sender sender_settle(const struct sender *from,
	const struct sender *reply_to);

/* For log and decision record: "contact". */
const char *sender_kind_name(enum sender_kind kind);

#endif
