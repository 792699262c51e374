/*
 * desks.h - whose inbox an e-mail comes into
 */
#ifndef STORE_DESKS_H
#define STORE_DESKS_H

#include "rules/desk.h"
#include "store/cases.h"

struct desk_new {
	gint64 email;
	gint64 casefile;        /* CASE_OPENED, CASE_NONE or a number */
	const GArray *accounts; /* gint64 ids of group accounts */
	gint64 group_folder;    /* or 0 */
	gint64 author;          /* a user of ours, or 0 */
	const GArray *outcomes; /* struct desk_outcome */
};

/*
 * The users whom it is addressed to, whose case it is on, whom its group
 * accounts and its folder give it to, and the author, for whom it is read
 * (ADR-1).  Who has it already keeps it as it lies (DUP-4).  Queued behind the
 * e-mail, its roles, and the case.
 */
bool desks_add(struct tx *tx, const struct desk_new *new, GError **error);

#endif
