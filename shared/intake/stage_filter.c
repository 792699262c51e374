/* The stage that asks filters and spam policies whom a mail is kept from. */
#include "intake/run.h"

#include "store/cases.h"

/* Of what is looked at, and of what comes out. */
struct judge {
	struct run *run;
	const GPtrArray *filters; /* of struct filter * */
	struct filter_view view;
};

/* For the record; of very many the first are enough. */
static G_GNUC_PRINTF(2, 3) void put_down(struct run *run, const char *format,
	...)
{
	enum { BYTES_MAX = 1000 };
	va_list values;

	if (run->filtered->len > BYTES_MAX)
		return;
	if (run->filtered->len > 0)
		g_string_append_c(run->filtered, ' ');
	va_start(values, format);
	g_string_append_vprintf(run->filtered, format, values);
	va_end(values);
}

static void
add_outcome(struct run *run, const struct filter *filter, const char *why)
{
	const struct filter_hit hit = { filter->id, filter->scope.user };

	g_array_append_val(run->hits, hit);
	put_down(run, "%" G_GINT64_FORMAT ":%s(%s)", filter->id,
		filter_action_name(filter->action), why);
}

/* False: the account does not take it. */
static bool
by_policy(struct run *run, struct account *account)
{
	if (!run->spam || account->spam == SPAM_CASE)
		return true;
	account->aside = account->spam == SPAM_FOLDER;
	put_down(run, "spam:%s", account->aside ? "folder" : "drop");
	return account->aside;
}

/*
 * What the milter would have refused comes here when it was away, or for others
 * too: it is not kept then, and nobody is told.  A tag is the milter's alone.
 */
static bool
takes(struct judge *judge, struct account *account)
{
	const struct filter_scope scope = { .account = account->id };
	struct filter_match match;
	const struct filter *filter =
		filter_first(judge->filters, scope, &judge->view, &match);

	if (filter == NULL)
		return by_policy(judge->run, account);
	add_outcome(judge->run, filter, match.why);
	switch (filter->action) {
	case FILTER_SKIP:
	case FILTER_REJECT:
	case FILTER_DISCARD:
		return false;
	case FILTER_GROUP_FOLDER:
		account->group_folder = filter->folder;
		return true;
	default:
		return true;
	}
}

static void
judge_accounts(struct judge *judge)
{
	struct run *run = judge->run;

	for (guint i = 0; i < run->accounts->len;) {
		if (takes(judge, g_ptr_array_index(run->accounts, i)))
			i++;
		else
			g_ptr_array_add(run->kept_from,
				g_ptr_array_steal_index(run->accounts, i));
	}
}

static enum desk_place
place_of(const struct filter *filter)
{
	switch (filter->action) {
	case FILTER_SKIP:
		return DESK_TRASH;
	case FILTER_FOLDER:
		return DESK_FOLDER;
	default:
		return DESK_INBOX;
	}
}

static void
judge_user(struct judge *judge, gint64 user)
{
	const struct filter_scope scope = { .user = user };
	struct filter_match match;
	const struct filter *filter =
		filter_first(judge->filters, scope, &judge->view, &match);

	if (filter == NULL)
		return;

	const struct desk_outcome outcome = {
		.user = user,
		.place = place_of(filter),
		.folder = filter->folder,
		.read = filter->read,
		.quiet = filter->quiet,
	};

	g_array_append_val(judge->run->outcomes, outcome);
	add_outcome(judge->run, filter, match.why);
}

/* Whose filters there are, each once: gint64, in the order of the filters. */
static GArray *
users_of(const GPtrArray *filters)
{
	GArray *users = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GHashTable) seen =
		g_hash_table_new(g_int64_hash, g_int64_equal);

	for (guint i = 0; i < filters->len; i++) {
		struct filter *filter = g_ptr_array_index(filters, i);
		gint64 user = filter->scope.user;

		if (user != 0 && g_hash_table_add(seen, &filter->scope.user))
			g_array_append_val(users, user);
	}
	return users;
}

/* Each has his share of the cost: nobody's regexes can stop others' filters. */
static void
judge_users(struct judge *judge)
{
	g_autoptr(GArray) users = users_of(judge->filters);

	for (guint i = 0; i < users->len; i++) {
		judge->view.cost = FILTER_COST_MAX / (int)users->len;
		judge_user(judge, g_array_index(users, gint64, i));
	}
}

static void
add_costly(struct run *run, const GArray *filters)
{
	for (guint i = 0; i < filters->len; i++)
		put_down(run, "%" G_GINT64_FORMAT ":too-costly",
			g_array_index(filters, gint64, i));
}

static void
judge_all(struct run *run, const GPtrArray *filters)
{
	gsize size = 0;
	const char *bytes = g_bytes_get_data(run->raw, &size);
	const struct filter_mail mail = {
		.msg = run->msg,
		.sender = run->env->sender,
		.header = fields_of(bytes, size),
		.size = (gint64)size,
		.authres = &run->authres,
		.spam = run->spam,
	};
	struct judge judge = { run, filters, filter_view(&mail) };

	judge_accounts(&judge);
	if (run->accounts->len > 0)
		judge_users(&judge);
	add_costly(run, judge.view.too_costly);
	filter_view_clear(&judge.view);
}

/* Not kept at all: neither is its claim, nor will it join a thread. */
static bool
drop(struct run *run, GError **error)
{
	enum { FOLD_EVERY = 64 };
	struct decision *d = &run->decision;
	struct claim claim = d->claim;

	d->settled = true;
	d->verdict = VERDICT_DROPPED;
	d->casefile = CASE_NONE;
	if (!claim.won)
		return true;
	d->claim = (struct claim){ .won = false };
	return claims_release(run->tx, &run->key, error) &&
	       (claim.email % FOLD_EVERY != 0 || filters_fold(run->tx, error));
}

static bool
is_asked(const struct run *run)
{
	bool asked = run->spam;

	for (guint i = 0; i < run->accounts->len && !asked; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		asked = account->has_filters;
	}
	return asked;
}

static GPtrArray *
named_addresses(const struct message *msg)
{
	GPtrArray *addresses = g_ptr_array_new();

	for (guint i = 0; i < msg->addresses->len; i++) {
		const struct message_address *a =
			g_ptr_array_index(msg->addresses, i);

		if (a->role == ROLE_TO || a->role == ROLE_CC)
			g_ptr_array_add(addresses, a->address);
	}
	return addresses;
}

/* Those that it may come to; whether it does is not decided yet. */
static GArray *
likely_cases(const struct run *run)
{
	GArray *numbers = g_array_new(FALSE, FALSE, sizeof(gint64));

	for (guint i = 0; i < run->found.cases->len; i++) {
		const struct thread_case *casefile =
			&g_array_index(run->found.cases, struct thread_case, i);

		g_array_append_val(numbers, casefile->number);
	}
	g_array_append_val(numbers, run->decision.claim.casefile);
	return numbers;
}

static bool
find(struct run *run, GPtrArray *filters, GError **error)
{
	g_autoptr(GArray) accounts = run_account_ids(run);
	g_autoptr(GPtrArray) addresses = named_addresses(run->msg);
	g_autoptr(GArray) cases = likely_cases(run);
	g_autoptr(GArray) users = g_array_new(FALSE, FALSE, sizeof(gint64));
	const struct filters_question question = {
		.accounts = accounts,
		.addresses = addresses,
		.cases = cases,
		.users = users,
	};

	g_array_append_val(users, run->decision.author);
	return filters_find(run->tx, &question, filters, error) &&
	       tx_trip(run->tx, error);
}

bool
run_filter(struct run *run, GError **error)
{
	g_autoptr(GPtrArray) filters =
		g_ptr_array_new_with_free_func((GDestroyNotify)filter_free);

	if (run->decision.archived || !is_asked(run))
		return true; /* ours is no spam */
	if (!find(run, filters, error))
		return false;
	judge_all(run, filters);
	if (run->accounts->len == 0)
		return drop(run, error);
	run_decide(run);
	return true;
}
