/* The stage that finds the group account which decides about a message. */
#include "intake/run.h"

#include "intake/archived.h"
#include "intake/origin.h"
#include "rules/recipient.h"
#include "store/cases.h"

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
	const struct archive *archive = archived_by(run, recipient);
	bool only_one = run->env->recipients[1] == NULL;

	if (archive != NULL)
		return account_find(run->accounts, archive->account);
	recipient_names(recipient, run->in->conf->recipient_delimiter, names);
	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (only_one || has_one_of(account, names))
			return account;
	}
	return NULL;
}

GArray *
run_account_ids(const struct run *run)
{
	GArray *ids = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		g_array_append_val(ids, account->id);
	}
	return ids;
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
	if (archived_by(run, recipient) != NULL)
		return true; /* sent out in its name: whatever it takes */
	if (account->mode == ACCOUNT_INACTIVE)
		return fault_set(error, FAULT_CONFIG, "4.2.1",
			"the group account %s is inactive (postcase group set "
			"%s --mode active)",
			address_of(account), address_of(account));
	return true;
}

/*
 * One that takes it for spam goes last, one that works before one that is only
 * watched, and one that makes cases before one that makes none: the others'
 * order must not lose one.
 */
static int
weight(const struct account *account)
{
	return !account->aside * 4 + (account->mode == ACCOUNT_ACTIVE) * 2 +
	       account->create_case;
}

/* The first of the weightiest. */
static const struct account *
deciding_account(const struct run *run)
{
	const char *const *recipients = run->env->recipients;
	const struct account *best = NULL;

	for (const char *const *r = recipients; *r != NULL; r++) {
		const struct account *account = run_account_of(run, *r);

		if (account != NULL &&
			(best == NULL || weight(account) > weight(best)))
			best = account;
	}
	return best;
}

/* In our name comes what we sent ourselves, unless it is a person's form. */
static bool
looks_like_ours(const struct decision *d)
{
	return d->form == FORM_EMPTY ||
	       (d->form == FORM_FILLED && d->class.class == CLASS_LOOP);
}

/* Nobody knows whom it went to: all of them are in Bcc. */
static bool
is_for_nobody(const struct run *run)
{
	return run->decision.sent && run->customer == NULL;
}

/* Persons do; programs where the account says so. */
bool
run_may_open(const struct run *run)
{
	const struct decision *d = &run->decision;

	return d->account->create_case && !d->account->aside &&
	       !looks_like_ours(d) && !is_for_nobody(run) &&
	       (mail_class_opens_case(d->class.class) ||
		       (d->class.class == CLASS_AUTO_GENERATED &&
			       d->account->generated_opens));
}

void
run_decide(struct run *run)
{
	struct decision *d = &run->decision;

	d->account = deciding_account(run);
	d->group_folder = d->sent ? 0 : d->account->group_folder;
	origin_trust(run);
	d->adopts = !d->claim.won && d->claim.stored &&
		    d->claim.casefile == 0 && run_may_open(run);
	d->settled = !d->claim.won && !d->adopts;
	if (!d->settled)
		return;
	d->verdict = VERDICT_DUPLICATE;
	d->casefile = d->claim.casefile ? d->claim.casefile : CASE_NONE;
}

static bool
refuses(const struct run *run, const char *recipient)
{
	gint64 size = (gint64)g_bytes_get_size(run->raw);

	return archived_by(run, recipient) == NULL &&
	       account_is_too_large(run_account_of(run, recipient), size);
}

/* Doors that can tell one recipient from another have done so. */
static bool
check_size(const struct run *run, GError **error)
{
	const char *const *recipients = run->env->recipients;

	for (const char *const *r = recipients; *r != NULL; r++)
		if (!refuses(run, *r))
			return true;
	return fault_set(error, FAULT_PERM, "5.3.4",
		"the message is larger than %s takes (postcase group set %s "
		"--size-limit)",
		recipients[0], recipients[0]);
}

bool
run_account(struct run *run, GError **error)
{
	for (const char *const *r = run->env->recipients; *r != NULL; r++)
		if (!check_account(run, *r, error))
			return false;
	if (!check_size(run, error))
		return false;
	run_decide(run);
	return true;
}
