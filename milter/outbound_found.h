/*
 * outbound_found.h - what the steps of outbound.c tell each other; private to
 * outbound.h
 */
#ifndef MILTER_OUTBOUND_FOUND_H
#define MILTER_OUTBOUND_FOUND_H

#include "conf/conf.h"
#include "mail/message.h"
#include "milter/edits.h"
#include "milter/smtp_mail.h"
#include "rules/answer.h"

struct outbound_found {
	gint64 now; /* seconds since 1970 */
	struct message *head;
	const struct directory_account *as; /* From is its address, or NULL */
	struct answer_signs signs;
};

/* What is to be done, once the case is known. */
struct outbound_task {
	gint64 casefile; /* or 0: none yet */
	/* Where answers to the mail belong to, or NULL: leave them alone. */
	const struct directory_account *home;
	bool homes_case; /* the case is one of home's */
	/* Who gets a copy: const struct directory_account *, home first. */
	GArray *copies;
};

/* All that a change is made of. */
struct outbound_change {
	const struct smtp_mail *mail;
	const struct conf *conf;
	const struct outbound_found *found;
	const struct outbound_task *task;
	struct edits *edits;
};

#endif
