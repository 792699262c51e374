/*
 * desks.h - whose inbox an e-mail comes into
 *
 * All are queued behind the e-mail and its roles.  Who has the e-mail already
 * keeps it as it lies (DUP-4); who does not work here gets none.
 */
#ifndef STORE_DESKS_H
#define STORE_DESKS_H

#include "rules/desk.h"
#include "store/tx.h"

/*
 * The users whom it is addressed to, in To or Cc, and these (gint64 ids), whose
 * work it is.  author: one of them, for whom it is read, or 0 (ADR-1).
 */
bool desks_add(struct tx *tx, gint64 email, const GArray *users, gint64 author,
	GError **error);

/* All in the teams of these group accounts (gint64 ids), and of a group folder
 * or 0. */
bool desks_add_teams(struct tx *tx, gint64 email, const GArray *accounts,
	gint64 group_folder, GError **error);

/* What their own filters do with it: struct desk_outcome. */
bool desks_filter(struct tx *tx, gint64 email, const GArray *outcomes,
	GError **error);

#endif
