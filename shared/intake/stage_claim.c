/* The stage that asks the database: all that the rules must know. */
#include "intake/run.h"

#include "intake/archived.h"
#include "intake/origin.h"
#include "rules/recipient.h"
#include "store/candidates.h"
#include "store/group_accounts.h"
#include "store/thread_ids.h"

enum { TOKENS_MAX = 4 }; /* of one message: each keeps a case still */

/* An archive recipient's is no address of an account. */
static const char *
before_aliases(const struct run *run, size_t place)
{
	return archived_by(run, run->env->recipients[place]) == NULL ?
		       envelope_original(run->env, place) :
		       NULL;
}

/* Final recipients first, then what they were before aliases and rewriting. */
static GPtrArray *
account_addresses(const struct run *run)
{
	const char *delimiter = run->in->conf->recipient_delimiter;
	GPtrArray *addresses = g_ptr_array_new_with_free_func(g_free);

	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		recipient_names(*r, delimiter, addresses);
	for (size_t i = 0; run->env->recipients[i] != NULL; i++)
		if (before_aliases(run, i) != NULL)
			recipient_names(before_aliases(run, i), delimiter,
				addresses);
	for (guint i = 0; i < run->archives->len; i++)
		g_ptr_array_add(addresses,
			g_strdup(archive_at(run, i)->account));
	return addresses;
}

static void
add_token(struct run *run, const struct token *token, const char *recipient)
{
	const struct run_token found = { *token, recipient };

	if (run->tokens->len < TOKENS_MAX)
		g_array_append_val(run->tokens, found);
}

/* Behind the addresses first, then in the ids, the nearest ancestor first. */
static void
find_tokens(struct run *run)
{
	const char *delimiter = run->in->conf->recipient_delimiter;
	const GPtrArray *ids = run->msg->ancestors;
	struct token token;

	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		if (token_of_recipient(*r, delimiter, &token))
			add_token(run, &token, *r);
	for (size_t i = 0; run->env->recipients[i] != NULL; i++)
		if (before_aliases(run, i) != NULL &&
			token_of_recipient(before_aliases(run, i), delimiter,
				&token))
			add_token(run, &token, run->env->recipients[i]);
	for (guint i = 0; i < ids->len; i++)
		if (token_of_id(g_ptr_array_index(ids, i), &token))
			add_token(run, &token, NULL);
}

/* The numbers of cases that the message says, whatever they are worth. */
static GArray *
said_numbers(const struct run *run)
{
	GArray *numbers = g_array_new(FALSE, FALSE, sizeof(gint64));
	gint64 number = thread_number_in(run->msg->subject);

	for (guint i = 0; i < run->tokens->len; i++) {
		const struct run_token *t =
			&g_array_index(run->tokens, struct run_token, i);

		g_array_append_val(numbers, t->token.casefile);
	}
	for (guint i = 0; i < run->archives->len; i++) {
		const struct archive *archive = &archive_at(run, i)->says;

		if (archive->casefile != 0)
			g_array_append_val(numbers, archive->casefile);
	}
	if (number != 0)
		g_array_append_val(numbers, number);
	return numbers;
}

/* Does nothing but its own id tie it to others?  Then it may be a first one. */
static bool
looks_new(const struct run *run, const GArray *numbers)
{
	return run->msg->ancestors->len == 0 && numbers->len == 0;
}

static bool
find_thread(struct run *run, const GArray *numbers, GError **error)
{
	const struct thread_question question = {
		.own = run->msg->id,
		.ancestors = run->msg->ancestors,
		.numbers = numbers,
		.sender = run_sender(run),
	};

	return thread_ids_find(run->tx, &question, &run->found, error);
}

static bool
ask_thread(struct run *run, const GArray *numbers, GError **error)
{
	if (looks_new(run, numbers))
		return thread_ids_known(run->tx, run->msg->id, &run->found,
			error);
	return find_thread(run, numbers, error);
}

/* Answers open no case, as a rule: whose turn it is need not be known. */
static bool
ask_candidates(struct run *run, const GPtrArray *addresses,
	const GArray *numbers, GError **error)
{
	if (!looks_new(run, numbers))
		return true;
	run->knows_candidates = true;
	return candidates_find(run->tx, addresses, run->accounts, error);
}

/* What the first answers left open: a copy, or somebody answered it before. */
static bool
ask_again(struct run *run, const GArray *numbers, GError **error)
{
	struct claim *claim = &run->decision.claim;

	if (claim->won && !run->found.own_known)
		return true;
	return (claim->won ||
		       claims_holder(run->tx, &run->key, claim, error)) &&
	       (!run->found.own_known || find_thread(run, numbers, error)) &&
	       tx_trip(run->tx, error);
}

/*
 * Two deliveries of one message wait for each other, also when one of them
 * gives a case to what the other stored without.
 */
static char *
own_lock(const struct run *run)
{
	GString *hex = NULL;

	if (run->msg->id != NULL)
		return g_strdup(run->msg->id);
	hex = g_string_new(NULL);
	for (int i = 0; i < KEY_BYTES; i++)
		g_string_append_printf(hex, "%02x", run->key.bytes[i]);
	return g_string_free(hex, FALSE);
}

/*
 * All questions in one round trip, for nearly all messages.  The locks come
 * first, and whatever is asked behind them sees what the rivals they waited for
 * have committed.
 */
static bool
ask(struct run *run, struct origin *origin, GError **error)
{
	struct claim *claim = &run->decision.claim, other = { 0 };
	g_autoptr(GPtrArray) addresses = account_addresses(run);
	g_autoptr(GArray) numbers = said_numbers(run);
	g_autofree char *own = own_lock(run);

	return thread_ids_lock(run->tx, own, run->msg->ancestors, error) &&
	       claims_insert(run->tx, &run->key, claim, error) &&
	       archived_claim(run, &other, error) &&
	       ask_thread(run, numbers, error) &&
	       origin_ask(run, origin, error) &&
	       group_accounts_find(run->tx, addresses, run->accounts, error) &&
	       ask_candidates(run, addresses, numbers, error) &&
	       tx_trip(run->tx, error) &&
	       archived_settle_claim(run, &other, error) &&
	       ask_again(run, numbers, error);
}

bool
run_claim(struct run *run, GError **error)
{
	struct origin origin;
	bool ok;

	find_tokens(run);
	origin_init(&origin);
	ok = ask(run, &origin, error);
	if (ok && run->found.moved)
		ok = tx_give_way(run->tx, "a case was merged meanwhile", error);
	if (ok)
		origin_settle(run, &origin);
	origin_clear(&origin);
	return ok;
}
