/*
 * archives.h - what must be known to believe an archive recipient
 * (rules/archive.h)
 */
#ifndef STORE_ARCHIVES_H
#define STORE_ARCHIVES_H

#include "mail/key.h"
#include "store/tx.h"

/* All borrowed until the next trip. */
struct archives_question {
	const GArray *accounts;     /* gint64 ids: for whom they say to be */
	const GPtrArray *addresses; /* char *, lower case: From, To, Cc */
	const char *message_id;
	const struct key *own, *content; /* by which a first copy is held */
};

enum archives_kind {
	ARCHIVES_ACCOUNT, /* is there; address: its primary one */
	ARCHIVES_GROUP,   /* a group account has the address */
	ARCHIVES_USER,    /* a user has it */
	ARCHIVES_OTHER,   /* another message with its Message-ID was sent */
};

struct archives_row {
	enum archives_kind kind;
	gint64 id;
	char *address; /* NULL for ARCHIVES_OTHER */
};

void archives_row_free(struct archives_row *row);

/* Appends to rows, of struct archives_row *, that the array owns. */
bool archives_find(struct tx *tx, const struct archives_question *question,
	GPtrArray *rows, GError **error);

#endif
