/* The stages that decide on which case a message is. */
#include "intake/run.h"

#include "intake/archived.h"
#include "mail/forwarded.h"
#include "store/candidates.h"
#include "store/cases.h"
#include "store/merges.h"
#include "store/token_keys.h"

const struct thread_case *
run_case_of(const struct run *run, gint64 number)
{
	const GArray *cases = run->found.cases;

	return thread_case_of((const struct thread_case *)(void *)cases->data,
		cases->len, number);
}

/* Does the case of that number take the sender for one of its people? */
static bool
is_known_on(const struct run *run, gint64 number)
{
	const struct thread_case *casefile = run_case_of(run, number);
	enum standing standing = run->decision.standing;

	if (casefile == NULL)
		return false;
	return standing == STANDING_AGENT ||
	       (standing_counts(standing) && casefile->knows_sender);
}

static const struct thread_said *
said_of(const struct run *run, gint64 number)
{
	for (guint i = 0; i < run->found.said->len; i++) {
		const struct thread_said *said =
			&g_array_index(run->found.said, struct thread_said, i);

		if (said->number == number)
			return said;
	}
	return NULL;
}

/* Does the number lead to that case? */
static bool
is_said(const struct run *run, gint64 number, gint64 casefile)
{
	const struct thread_said *said = said_of(run, number);

	return said != NULL && said->casefile == casefile;
}

static void
add_clue(struct run *run, enum thread_how how, guint distance, gint64 casefile)
{
	const struct thread_clue clue = {
		.how = how,
		.distance = distance,
		.on_case = true,
		.casefile = casefile,
	};

	g_array_append_val(run->found.clues, clue);
}

/* Behind an address it is that account's, in an id the case's own. */
static gint64
signed_for(const struct run *run, const struct run_token *t,
	const struct thread_said *said)
{
	const struct account *account = NULL;

	if (t->recipient == NULL)
		return said->account;
	account = run_account_of(run, t->recipient);
	return account ? account->id : 0;
}

static void
weigh_token(struct run *run, guint place, const GArray *keys)
{
	const struct run_token *t =
		&g_array_index(run->tokens, struct run_token, place);
	const struct thread_said *said = said_of(run, t->token.casefile);

	if (said != NULL &&
		token_is_right(&t->token, signed_for(run, t, said), keys))
		add_clue(run, THREAD_TOKEN, place, said->casefile);
	else
		run->decision.token_wrong = true;
}

/* The agent's mail server said so: nothing is stronger. */
static void
weigh_archives(struct run *run)
{
	for (guint i = 0; i < run->archives->len; i++) {
		const struct thread_said *said =
			said_of(run, archive_at(run, i)->says.casefile);

		if (said != NULL)
			add_clue(run, THREAD_TOKEN, 0, said->casefile);
	}
}

/* A trip of its own: few messages carry one. */
static bool
weigh_tokens(struct run *run, GError **error)
{
	g_autoptr(GArray) keys =
		g_array_new(FALSE, TRUE, sizeof(struct token_key));

	if (run->tokens->len == 0)
		return true;
	if (!token_keys_find(run->tx, keys, error) || !tx_trip(run->tx, error))
		return false;
	for (guint i = 0; i < run->tokens->len; i++)
		weigh_token(run, i, keys);
	return true;
}

/* "[#42]": anybody can write that, so it counts for those who may. */
static void
weigh_number(struct run *run)
{
	gint64 number = thread_number_in(run->msg->subject);
	const struct thread_said *said = said_of(run, number);

	if (said != NULL && is_known_on(run, said->casefile))
		add_clue(run, THREAD_NUMBER, 0, said->casefile);
	else
		run->decision.mentions = number;
}

/* Another message with the same Message-ID (SPEC.md, section 5). */
static void
find_same_id(struct run *run)
{
	for (guint i = 0; i < run->found.clues->len; i++) {
		const struct thread_clue *clue =
			&g_array_index(run->found.clues, struct thread_clue, i);

		if (clue->how == THREAD_REFERENCE &&
			clue->distance == run->msg->ancestors->len &&
			clue->email != run->decision.claim.email)
			run->decision.same_id = clue->email;
	}
}

/* Does a clue prove it, so that several such cases are one thread? */
static bool
is_proof(const struct run *run, gint64 casefile)
{
	for (guint i = 0; i < run->found.clues->len; i++) {
		const struct thread_clue *clue =
			&g_array_index(run->found.clues, struct thread_clue, i);

		if (clue->casefile == casefile && clue->how >= THREAD_ABSENT)
			return true;
	}
	return false;
}

static void
keep_proven(struct run *run, GArray *cases, GArray *numbers)
{
	for (guint i = 0; i < run->found.cases->len; i++) {
		const struct thread_case *casefile =
			&g_array_index(run->found.cases, struct thread_case, i);

		if (numbers->len < MERGE_CASES_MAX &&
			is_proof(run, casefile->number)) {
			struct thread_case known = *casefile;

			known.knows_sender = is_known_on(run, casefile->number);
			g_array_append_val(cases, known);
			g_array_append_val(numbers, casefile->number);
		}
	}
}

/* Whom a mail of a list goes to; NULL when it is none. */
static GPtrArray *
list_of(const struct run *run)
{
	GPtrArray *addresses = NULL;

	if (run->decision.class.class != CLASS_LIST)
		return NULL;
	addresses = g_ptr_array_new();
	for (guint i = 0; i < run->msg->addresses->len; i++) {
		const struct message_address *a =
			g_ptr_array_index(run->msg->addresses, i);

		if (a->role == ROLE_TO || a->role == ROLE_CC)
			g_ptr_array_add(addresses, a->address);
	}
	return addresses;
}

/* A late link between cases; one more trip, for few messages. */
static bool
weigh_merges(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	g_autoptr(GArray) cases =
		g_array_new(FALSE, FALSE, sizeof(struct thread_case));
	g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GArray) pairs =
		g_array_new(FALSE, FALSE, sizeof(struct merge_pair));

	keep_proven(run, cases, numbers);
	if (numbers->len < 2)
		return true;

	g_autoptr(GPtrArray) list = list_of(run);
	if (!merges_weigh(run->tx, numbers, list, pairs, error) ||
		!tx_trip(run->tx, error))
		return false;
	d->plan = merge_choose((const struct thread_case *)(void *)cases->data,
		cases->len, (const struct merge_pair *)(void *)pairs->data,
		pairs->len, d->thread.casefile);
	d->thread.casefile = merge_follow(&d->plan, d->thread.casefile);
	return true;
}

bool
run_thread(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	const GArray *clues = run->found.clues;

	if (d->account->aside)
		return true; /* spam stays by itself */
	weigh_archives(run);
	if (!weigh_tokens(run, error))
		return false;
	weigh_number(run);
	find_same_id(run);
	d->thread =
		thread_choose((const struct thread_clue *)(void *)clues->data,
			clues->len);
	if (d->thread.replied == d->same_id)
		d->thread.replied = 0; /* beside it, not above it */
	if (!weigh_merges(run, error))
		return false;
	if (is_said(run, d->mentions, d->thread.casefile))
		d->mentions = 0; /* it is there already */
	d->casefile = d->thread.casefile ? d->thread.casefile : CASE_NONE;
	d->stranger =
		d->casefile != CASE_NONE && !is_known_on(run, d->casefile);
	return true;
}

static void
follow_up(struct run *run)
{
	struct decision *d = &run->decision;
	const struct thread_case *casefile = run_case_of(run, d->casefile);

	if (casefile == NULL || d->archived)
		return; /* an agent opens none again by writing to it */
	d->followup = followup_choose(casefile, d->account, run_may_open(run),
		!d->stranger);
	if (d->followup == FOLLOWUP_NEW) {
		d->answers = d->casefile;
		d->answers_known = !d->stranger;
		d->casefile = CASE_NONE;
		d->stranger = false; /* it is his own */
		d->plan = (struct merge_plan){ .merged = 0 };
	}
}

/* It answers something, and opens a case all the same: one more trip. */
static bool
find_candidates(struct run *run, GError **error)
{
	if (run->knows_candidates)
		return true;
	run->knows_candidates = true;
	return candidates_find(run->tx, run->decision.account->addresses,
		       run->accounts, error) &&
	       tx_trip(run->tx, error);
}

/* What an agent writes on a case belongs to the case's customer. */
static void
settle_owner(struct decision *d)
{
	if (d->archived && d->casefile != CASE_NONE)
		d->sender = sender_user(d->author);
}

/* CASE-1, CASE-2, CASE-4: programs open none, answers join theirs. */
bool
run_case(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	follow_up(run);
	settle_owner(d);
	d->verdict = d->adopts ? VERDICT_DUPLICATE : VERDICT_STORED;
	d->opens = d->casefile == CASE_NONE && run_may_open(run);
	if (!d->opens)
		return true;
	d->casefile = CASE_OPENED;
	if (d->archived && !d->sent)
		run->forwarded = forwarded_from(run->msg, run->raw);
	if (d->sent)
		return true; /* it is his who wrote */
	return find_candidates(run, error);
}
