/*
 * run.h - one message on its way through the stages; private to intake/
 */
#ifndef INTAKE_RUN_H
#define INTAKE_RUN_H

#include "base/log.h"
#include "intake/intake.h"
#include "mail/authres.h"
#include "mail/key.h"
#include "mail/message.h"
#include "redis/turns.h"
#include "rules/account.h"
#include "rules/archive.h"
#include "rules/classify.h"
#include "rules/desk.h"
#include "rules/followup.h"
#include "rules/form.h"
#include "rules/merge.h"
#include "rules/sender.h"
#include "rules/silence.h"
#include "rules/standing.h"
#include "rules/thread.h"
#include "rules/token.h"
#include "store/assignments.h"
#include "store/claims.h"
#include "store/filters.h"
#include "store/thread_ids.h"

/* What the stages found out; recorded, logged, asserted on by tests. */
struct decision {
	bool archived; /* a recipient proves that it is an agent's */
	bool sent;     /* ... and that it went out, not to ourselves alone */
	const char *archive_wrong; /* why one is not believed, or NULL */
	struct classified class;
	struct silence silence; /* no automatic answer, and why */
	struct claim claim;
	const struct account *account; /* that decides; of run->accounts */
	struct sender sender;
	char candidates[SENDER_LIST_BYTES]; /* all of several, or "" */
	enum standing standing;             /* is the sender who From says? */
	enum form form;    /* did somebody fill in a form of ours? */
	bool form_trusted; /* the account trusts who sent it in */
	struct thread_choice thread;
	bool token_wrong;       /* it carried a token that is not believed */
	gint64 mentions;        /* a number that the sender has no right to */
	gint64 same_id;         /* another e-mail with its Message-ID, or 0 */
	bool stranger;          /* the case that it joins does not know him */
	enum followup followup; /* what it does to the case that it answers */
	gint64 answers;         /* FOLLOWUP_NEW: that closed case */
	bool answers_known;     /* ... and it knows the sender */
	struct merge_plan plan; /* other cases that it proves to be the same */
	gint64 casefile; /* a number, CASE_OPENED (not yet known) or CASE_NONE
			  */
	bool opens;      /* this message opens the case */
	bool adopts;     /* held without a case so far: it gets one now */
	gint64 opened;   /* its number, from the commit on */
	gint64 author;   /* the user of ours who surely wrote it, or 0 */
	gint64 group_folder; /* where it is filed, or 0 */
	struct assignment assignment;
	enum verdict_kind verdict;
	bool settled; /* only stages that say so still run */
};

/* A token, and where it stood. */
struct run_token {
	struct token token;
	const char *recipient; /* behind this address; NULL: in an id */
};

/* A recipient that proves an agent's mail. */
struct run_archive {
	struct archive says;
	const char *recipient;
	char *account; /* its group account's primary address; owned */
};

struct run {
	struct intake *in;
	struct tx *tx;
	const struct envelope *env;
	struct envelope envelope; /* env, without those who are nobody */
	GPtrArray *recipients, *originals; /* of that envelope */
	GBytes *raw;
	const struct message *msg;
	struct key key;         /* the same message, whichever way it came */
	struct key content;     /* an agent's: its key for who has no proof */
	struct authres authres; /* what our own mail server found out */
	gint64 start;           /* monotonic, in microseconds */
	GPtrArray *accounts;    /* of struct account *: whom it is for */
	GPtrArray *kept_from;   /* those from which a filter keeps it */
	GArray *archives;       /* of struct run_archive: those believed */
	const char *customer;   /* the first whom an agent's mail went to */
	char *forwarded; /* whose mail an agent hands on to us, or NULL */
	GArray *tokens;  /* of struct run_token: what claims to be one */
	struct thread_found found; /* what its ids lead to */
	bool knows_candidates;     /* the accounts know whose turn it is */
	struct decision decision;
	bool spam;              /* our own spam filter says so */
	GArray *outcomes;       /* of struct desk_outcome: users' own filters */
	GArray *hits;           /* of struct filter_hit: filters that decided */
	GString *filtered;      /* "3:skip(from,subject) 7:folder(to)" */
	struct redis_turn pick; /* taken back if there is no commit */
	bool picked;
};

/*
 * What is known before any database is asked, once for all tries: key and
 * authres.  in, raw and msg are set.
 */
void run_identify(struct run *run);

/* Everything empty; run_clear() frees what the stages found. */
void run_init(struct run *run);
void run_clear(struct run *run);

/* How far a message must have come for a stage to be skipped. */
enum stage_for {
	FOR_NEW,   /* for what is to be stored */
	FOR_HELD,  /* also for a copy of what is stored */
	FOR_EVERY, /* also for what is kept from everybody */
};

struct stage {
	const char *name;
	bool (*step)(struct run *run, GError **error);
	enum stage_for runs;
};

/* The last one has no name. */
extern const struct stage stages_inbound[];
extern const struct stage stages_rehearsal[];

/*
 * Runs the stages until one fails.  A fault carries the name of its stage; the
 * time of each stage is logged at debug level.
 */
bool stages_run(const struct stage *stages, struct run *run, GError **error);

/* The steps; each is at most a screen long. */
bool run_archive(struct run *run, GError **error);
bool run_classify(struct run *run, GError **error);
bool run_claim(struct run *run, GError **error);
bool run_account(struct run *run, GError **error);
bool run_filter(struct run *run, GError **error);
bool run_thread(struct run *run, GError **error);
bool run_case(struct run *run, GError **error);
bool run_distribute(struct run *run, GError **error);
bool run_keep(struct run *run, GError **error);
bool run_confirm(struct run *run, GError **error);
bool run_desk(struct run *run, GError **error);
bool run_stream(struct run *run, GError **error);
bool run_record(struct run *run, GError **error);
bool run_commit(struct run *run, GError **error);

/*
 * The account that a final recipient names; by its original address if it is
 * the only one.  NULL when there is none, which run_account() does not let
 * pass, or when a filter keeps the message from it.
 */
const struct account *run_account_of(const struct run *run,
	const char *recipient);

/*
 * Which account decides, and whether there is anything left to do; again when
 * a filter has taken one out of run->accounts.
 */
void run_decide(struct run *run);

/* The case of that number among those that the ids lead to, or NULL. */
const struct thread_case *run_case_of(const struct run *run, gint64 number);

/* Could this message open a case, if it is on none? */
bool run_may_open(const struct run *run);

/* The ids of run->accounts, gint64; the caller frees them. */
GArray *run_account_ids(const struct run *run);

/*
 * The stored e-mails without a case, as gint64, that this message answers and
 * may bring into its own; the caller frees them.
 */
GArray *run_brings(const struct run *run);

/* From, in lower case; without a usable one the envelope's sender. */
const char *run_sender(const struct run *run);

/* Takes the turn back of a case that was not opened; best effort. */
void distribute_undo(struct run *run);

/*
 * What was decided, as fields for the log line and the decision record: an
 * array of struct log_field with its end; texts are borrowed from the run.
 */
GArray *run_facts(const struct run *run);

/* "pipe" */
const char *envelope_door_name(enum envelope_door door);

#endif
