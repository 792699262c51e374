/*
 * form.h - mail of our own web forms (SPEC.md, section 8)
 *
 * A form sends in our name, and says in Reply-To who filled it in.  Anybody can
 * write that, so the person is never verified; and mail in our name that says
 * nothing more may be a loop.
 */
#ifndef RULES_FORM_H
#define RULES_FORM_H

#include "mail/authres.h"
#include "rules/standing.h"

enum form {
	FORM_NONE,   /* mail like others */
	FORM_FILLED, /* somebody filled it in: Reply-To says who */
	FORM_EMPTY,  /* in our name, without proof, and nobody says who */
};

/* What is known of From, Reply-To and the envelope. */
struct form_signs {
	const struct sender *from;
	const struct sender *reply_to; /* NULL: there is none */
	bool envelope_is_ours;         /* its sender is a group address */
	enum standing standing;        /* of From */
	bool proven;                   /* From is of an agents' domain */
};

enum form form_find(const struct form_signs *signs);

/*
 * Is it in the list (NULL at the end) of those whose forms we trust: the SASL
 * login or the client's address, which may be NULL?
 */
bool form_is_trusted(const char *const *trusted, const char *login,
	const char *client);

/* An IPv4 or IPv6 address in its one way of writing, or NULL; to be freed. */
char *form_client(const char *text);

#endif
