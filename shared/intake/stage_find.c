/* The stages that find out: what it is, whose it is, where it belongs. */
#include "intake/run.h"

#include "rules/recipient.h"
#include "store/cases.h"
#include "store/group_accounts.h"
#include "store/senders.h"
#include "store/thread_ids.h"

static struct authres
read_authres(const struct run *run)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(run->raw, &size);

	return authres_read(fields_of(bytes, size), run->in->conf->authserv_id);
}

bool
run_classify(struct run *run, GError **error)
{
	const char *sender = run->env->sender;
	struct decision *d = &run->decision;
	g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func(g_free);

	(void)error;
	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		recipient_names(*r, run->in->conf->recipient_delimiter, own);
	d->class = classify(run->msg, sender, own);
	d->silence = silence_find(run->msg, &d->class, sender, own);
	d->authres = read_authres(run);
	return true;
}

/* Final recipients first, then what they were before aliases and rewriting. */
static GPtrArray *
account_addresses(const struct run *run)
{
	const char *delimiter = run->in->conf->recipient_delimiter;
	GPtrArray *addresses = g_ptr_array_new_with_free_func(g_free);

	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		recipient_names(*r, delimiter, addresses);
	if (run->env->original != NULL)
		recipient_names(run->env->original, delimiter, addresses);
	return addresses;
}

/* From; without a usable one the envelope's sender (SPEC.md, section 3.5). */
static const char *
sender_address(const struct run *run)
{
	const struct message_address *from = message_first(run->msg, ROLE_FROM);

	return from ? from->address : run->env->sender;
}

static void
settle_duplicate(struct decision *d)
{
	d->settled = true;
	d->verdict = VERDICT_DUPLICATE;
	d->casefile = d->claim.casefile ? d->claim.casefile : CASE_NONE;
}

/*
 * All questions in one round trip.  The locks come first, and whatever is asked
 * behind them sees what the rivals they waited for have committed.
 */
bool
run_claim(struct run *run, GError **error)
{
	struct decision *d = &run->decision;
	const struct message *msg = run->msg;
	g_autoptr(GPtrArray) addresses = account_addresses(run);
	g_autoptr(GArray) clues =
		g_array_new(FALSE, FALSE, sizeof(struct thread_clue));
	g_autoptr(GArray) senders =
		g_array_new(FALSE, FALSE, sizeof(struct sender));

	if (!thread_ids_lock(run->tx, msg->id, msg->ancestors, error) ||
		!claims_insert(run->tx, run->key, &d->claim, error) ||
		!group_accounts_find(run->tx, addresses, run->accounts,
			error) ||
		!thread_ids_find(run->tx, msg->ancestors, clues, error) ||
		!senders_find(run->tx, sender_address(run), senders, error) ||
		!tx_trip(run->tx, error))
		return false;

	d->thread = thread_choose((struct thread_clue *)(void *)clues->data,
		clues->len);
	d->sender = sender_choose((struct sender *)(void *)senders->data,
		senders->len);
	return true;
}

static const char *
address_of(const struct account *account)
{
	return g_ptr_array_index(account->addresses, 0);
}

static bool
has_one_of(const struct account *account, const GPtrArray *names)
{
	for (guint i = 0; i < names->len; i++)
		if (g_ptr_array_find_with_equal_func(account->addresses,
			    g_ptr_array_index(names, i), g_str_equal, NULL))
			return true;
	return false;
}

const struct account *
run_account_of(const struct run *run, const char *recipient)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	bool only_one = run->env->recipients[1] == NULL;

	recipient_names(recipient, run->in->conf->recipient_delimiter, names);
	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (only_one || has_one_of(account, names))
			return account;
	}
	return NULL;
}

/* One that cannot take it keeps the mail of all waiting: none is misfiled. */
static bool
check_account(const struct run *run, const char *recipient, GError **error)
{
	const struct account *account = run_account_of(run, recipient);

	if (account == NULL)
		return fault_set(error, FAULT_CONFIG, "4.3.5",
			"no group account has the address %s (postcase group "
			"add, or take its alias away)",
			recipient);
	if (account->mode == ACCOUNT_INACTIVE)
		return fault_set(error, FAULT_CONFIG, "4.2.1",
			"the group account %s is inactive (postcase group set "
			"%s --mode active)",
			address_of(account), address_of(account));
	return true;
}

/* The first that makes cases: the others' order must not lose one. */
static const struct account *
deciding_account(const struct run *run)
{
	const char *const *recipients = run->env->recipients;

	for (const char *const *r = recipients; *r != NULL; r++) {
		const struct account *account = run_account_of(run, *r);

		if (account->create_case)
			return account;
	}
	return run_account_of(run, recipients[0]);
}

static bool
may_open(const struct decision *d)
{
	return d->account->create_case && mail_class_opens_case(d->class.class);
}

bool
run_account(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		if (!check_account(run, *r, error))
			return false;
	d->account = deciding_account(run);
	d->adopts = !d->claim.won && d->claim.stored &&
		    d->claim.casefile == 0 && may_open(d);
	if (!d->claim.won && !d->adopts)
		settle_duplicate(d);
	return true;
}

bool
run_thread(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	(void)error;
	d->casefile = d->thread.casefile ? d->thread.casefile : CASE_NONE;
	return true;
}

/* CASE-1, CASE-2, CASE-4: programs open none, answers join theirs. */
bool
run_case(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	(void)error;
	d->verdict = d->adopts ? VERDICT_DUPLICATE : VERDICT_STORED;
	d->opens = d->casefile == CASE_NONE && may_open(d);
	if (d->opens)
		d->casefile = CASE_OPENED;
	return true;
}
