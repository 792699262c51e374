/*
 * outbound_cites.h - what an agent's mail says of its case; private to
 * outbound.h
 */
#ifndef MILTER_OUTBOUND_CITES_H
#define MILTER_OUTBOUND_CITES_H

#include "milter/outbound_found.h"
#include "store/answers.h"

/* X-Postcase-Case: a number, 0 for anything else, CASE_NOT_MEANT for "none". */
enum { CASE_NOT_MEANT = -1 };
gint64 outbound_case_field(const struct smtp_mail *mail);

/* Fills in found->signs, out of found->head and the envelope. */
void outbound_cites(const struct smtp_mail *mail, const struct conf *conf,
	struct outbound_found *found);

/* Made of the signs; clears what was there. */
void outbound_question(const struct smtp_mail *mail,
	const struct outbound_found *found, struct answers_question *question);

#endif
