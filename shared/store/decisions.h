/*
 * decisions.h - what was decided about a delivery, and why
 */
#ifndef STORE_DECISIONS_H
#define STORE_DECISIONS_H

#include "base/log.h"
#include "store/cases.h"

struct decision_row {
	const char *queue_id; /* or NULL */
	gint64 email;         /* or 0 */
	gint64 casefile;      /* as in cases.h */
	const char *verdict;
	const struct log_field *facts; /* FIELD_END at the end */
};

bool decisions_add(struct tx *tx, const struct decision_row *row,
	GError **error);

#endif
