/*
 * filter.h - which mail a filter is for (SPEC.md, section 6; EspoCRM: FIL-)
 *
 * What a filter asks must hold all together; one that asks nothing is for no
 * mail.  Of several the first one that is for a mail decides.  Pure.
 */
#ifndef RULES_FILTER_H
#define RULES_FILTER_H

#include "mail/authres.h"
#include "mail/message.h"
#include "rules/pattern.h"

enum filter_action {
	FILTER_SKIP, /* not stored; a user's: into his trash */
	FILTER_FOLDER,
	FILTER_GROUP_FOLDER,
	FILTER_NONE, /* it stops here: no other filter, no spam policy */
	FILTER_REJECT,
	FILTER_DISCARD,
	FILTER_TAG,
	FILTER_ACTIONS,
};

/* What somebody asks, as he wrote it; borrowed, NULL: not asked. */
struct filter_terms {
	const char *sender, *from, *to, *subject; /* patterns */
	const char *const *body_any,
		*const *body_all; /* phrases, NULL at the end */
	const char *header_name, *header;
	const char *auth; /* "dmarc=fail" */
	gint64 size_over; /* bytes; 0: not asked */
	enum filter_wish {
		FILTER_EITHER,
		FILTER_WITHOUT,
		FILTER_WITH
	} attachment,
		spam;
};

struct filter {
	gint64 id;
	char *name;
	/* Whose; at most one is not 0, none: for all mail. */
	struct filter_scope {
		gint64 account, personal; /* group and personal accounts */
		gint64 user;              /* for what comes to him */
	} scope;
	enum filter_action action;
	gint64 folder; /* where to, of a user or of a group; or 0 */
	char *answer;  /* of reject: what is said; of tag: the field; or NULL */
	bool read, quiet;
	/* What it asks. */
	struct pattern *sender, *from, *to, *subject, *header;
	char *header_name;
	GPtrArray *body_any, *body_all; /* of struct pattern * */
	gint64 size_over;
	enum filter_wish attachment, spam;
	bool asks_auth;
	enum auth_method method;
	enum auth_result result;
};

/* Which of the terms is wrong, and where. */
struct filter_flaw {
	const char *term; /* "subject", a literal */
	const char *text; /* what was said; of the terms */
	struct pattern_flaw flaw;
};

/* NULL and *flaw, when one of the terms is no pattern. */
struct filter *filter_new(const struct filter_terms *terms,
	struct filter_flaw *flaw);
void filter_free(struct filter *filter);
AUTOPTR(filter, filter_free)

/* What all regexes in one mail may cost together; see pattern.h. */
enum { FILTER_COST_MAX = 4 * PATTERN_COST_MAX };

/* How much of a mail has come when filters are asked. */
enum filter_known {
	FILTER_KNOWS_ALL,
	FILTER_KNOWS_HEADER, /* and the envelope; authres, spam */
	FILTER_KNOWS_SENDER, /* of the envelope; msg is an empty one */
};

/* A mail as filters see it; borrowed. */
struct filter_mail {
	enum filter_known known;
	const struct message *msg;
	const char *sender;   /* of the envelope; From's place when it has none
			       */
	struct fields header; /* from the first field on */
	gint64 size;          /* bytes of all of it */
	const struct authres *authres;
	bool spam;
};

/* The same with what is made once for all filters. */
struct filter_view {
	const struct filter_mail *mail;
	struct pattern_text subject;
	char *page;                    /* NULL: there is none */
	struct pattern_text bodies[2]; /* plain text; the page's */
	size_t n_bodies;
	bool has_bodies;    /* else nothing has asked for them yet */
	int cost;           /* what regexes may still cost */
	GArray *too_costly; /* gint64: filters that could not be decided */
};

struct filter_view filter_view(const struct filter_mail *mail);
void filter_view_clear(struct filter_view *view);

enum filter_result {
	FILTER_NO = PATTERN_NO,
	FILTER_YES = PATTERN_YES, /* it is for this mail */
	FILTER_TOO_COSTLY = PATTERN_TOO_COSTLY,
	FILTER_OPEN, /* what has come does not speak against it */
};

struct filter_match {
	enum filter_result result;
	char why[96]; /* then what it asks, "from,subject"; else what does not
		       * hold, "subject", or "" when it asks nothing */
};

struct filter_match filter_match(const struct filter *filter,
	struct filter_view *view);

/*
 * The first of struct filter * that is for the mail, or NULL, of those that
 * have a say in it: in that of an account its own and those for all mail, in
 * what comes to a user his.  One that costs too much is passed by, and stands
 * in too_costly.  While not all of the mail is known nobody is passed by: NULL
 * when one cannot be decided yet.
 */
const struct filter *filter_first(const GPtrArray *filters,
	struct filter_scope scope, struct filter_view *view,
	struct filter_match *match);

/* "skip"; unknown words are FILTER_NONE. */
const char *filter_action_name(enum filter_action action);
enum filter_action filter_action_parse(const char *name);

#endif
