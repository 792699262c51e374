/*
 * answer.h - which case does an agent's mail answer? (SPEC.md, section 9)
 *
 * Pure: what the message says is given, and the cases that it may mean.
 */
#ifndef RULES_ANSWER_H
#define RULES_ANSWER_H

#include <glib.h>
#include <stdbool.h>

/* From weak to strong, where all lead to one who gets the mail. */
enum answer_how {
	ANSWER_NONE,
	ANSWER_SUBJECT,   /* "[#42]" */
	ANSWER_REFERENCE, /* an id of an e-mail of the case */
	ANSWER_SIGNED_ID, /* an id with a token that we signed */
	ANSWER_TOKEN,     /* a recipient with a token that we signed */
	ANSWER_FIELD,     /* X-Postcase-Case */
};

/* A number that the message says. */
struct answer_clue {
	enum answer_how how; /* any but NONE and REFERENCE */
	gint64 number;
	int distance;   /* of a signed id among the ids; else 0 */
	gint64 account; /* a token was signed for it; or 0 */
};

struct answer_signs {
	GArray *clues; /* of struct answer_clue */
	bool cites;    /* ids that may be of any e-mail */
	bool to_group; /* a recipient is a group address */
	bool forward;  /* the subject says so */
};

/* A case that an id or a number leads to; merged ones are followed. */
struct answer_case {
	gint64 asked;    /* the number that was asked for, or 0: by an id */
	int distance;    /* of the nearest id: 0, 1, ...; -1: by number */
	gint64 casefile; /* its number now */
	gint64 account;  /* its group account, or 0 */
	bool may_edit;   /* who writes may change the case */
	bool to_them;    /* a recipient is a participant of it, or of its
			    contact's, account's or lead's addresses */
};

struct answer_choice {
	enum answer_how how;
	gint64 casefile; /* or 0 */
	gint64 account;  /* its group account, or 0 */
};

/*
 * Of what is believed the strongest; of ids, signed or not, the nearest.  Ids
 * and tokens that lead to somebody who gets the mail go before those that do
 * not: the customer may have brought these in.  A field and a
 * subject need the right to edit the case; ids need somebody of the case or a
 * group address among the recipients, for mail that is sent on to somebody else
 * is no answer, and so does the subject of such mail.
 */
struct answer_choice answer_choose(const struct answer_signs *signs,
	const GArray *cases);

/*
 * Without the cases, only what we signed is believed, and only when no other
 * number is said.  False: who has the cases
 * may know more, ask again.
 */
bool answer_guess(const struct answer_signs *signs,
	struct answer_choice *choice);

#endif
