/*
 * customer.h - accounts, contacts, leads and opportunities: what their commands
 * have in common
 *
 * The four nouns differ by a row of a table; each command is one function,
 * which finds its row by the noun.
 */
#ifndef CTL_CUSTOMER_H
#define CTL_CUSTOMER_H

#include "ctl/output.h"

struct customer {
	const char *noun; /* "contact": for the statements, too */
	enum stmt merge;
	bool merges;        /* two of them can become one */
	bool has_addresses; /* else what it has are account and contact */
	const char *const *status; /* words that people may set, or NULL */
	const struct column *list_columns;
	const char *none; /* what an empty list says */
};

/* What the options say; NULL: nothing. */
struct customer_said {
	char *name, *status, *account, *contact, *primary, *opportunity;
	char **emails, **removed, **domains, **gone_domains;
};

extern struct customer_said customer_said;

/* The one of the command that is called; of a noun. */
const struct customer *customer_of(const struct ctl *ctl);
const struct customer *customer_by_noun(const char *noun);

/*
 * Those that have one of the addresses (char *), the best first (id, name,
 * address); or the account of that name, which may be NULL.  One trip.
 */
bool customer_search(struct tx *tx, const struct customer *customer,
	const GPtrArray *addresses, const char *name, struct rows *found,
	GError **error);

/*
 * The id that a person means: digits are one, what has an '@' is an address, of
 * several that have it the best; and an account has a name.  The caller frees
 * it.  A trip, or none.  EX_USAGE, EX_NOUSER.
 */
bool customer_find(struct tx *tx, const struct customer *customer,
	const char *text, char **id, GError **error);

/*
 * Keeps n of them (ids) still; their rows (customers_lock_rows.sql) are in the
 * order of the ids.  One trip.  EX_NOUSER; EX_DATAERR when one went into
 * another.
 */
bool customer_lock(struct tx *tx, const struct customer *customer,
	const char *const *ids, size_t n, struct rows *rows, GError **error);

/* Queues the lock by which no mail is on its way to a customer. */
bool customer_lock_all(struct tx *tx, GError **error);

/*
 * Queues what gives addresses (char *) to one, those first that are wanted as
 * its primary one if it has none.
 */
bool customer_give_addresses(struct tx *tx, const struct customer *customer,
	const char *id, const GPtrArray *addresses, GError **error);

/* Queues the account that is named, if it is not there; made says so later. */
bool customer_need_account(struct tx *tx, const char *name, struct rows *made,
	GError **error);

/* Queues the domains of an account; taken are those of others. */
bool customer_give_domains(struct tx *tx, const char *id,
	const GPtrArray *domains, struct rows *taken, GError **error);
bool customer_no_taken(const struct rows *taken, GError **error);

/*
 * Domains of lists, folded as addresses are.  EX_DATAERR, also for one where
 * anybody can have an address.  The caller owns the array of char *.
 */
GPtrArray *customer_domains(const struct ctl *ctl, char **texts,
	GError **error);

/* One of the words that people may set, or NULL.  EX_USAGE. */
bool customer_status(const struct customer *customer, const char *text,
	GError **error);

/* Prints it as `show` does.  EX_NOUSER. */
bool customer_show(struct ctl *ctl, const struct customer *customer,
	const char *id, GError **error);

/* EX_NOUSER; returns false. */
bool customer_no_such(const struct customer *customer, const char *id,
	GError **error);

#endif
