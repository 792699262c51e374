/* The last stages: how it came, what was decided, and the commit. */
#include "intake/run.h"

#include "base/point.h"
#include "store/arrivals.h"
#include "store/cases.h"
#include "store/decisions.h"

const char *
envelope_door_name(enum envelope_door door)
{
	static const char *const names[] = {
		[DOOR_PIPE] = "pipe",
		[DOOR_LMTP] = "lmtp",
		[DOOR_POLL] = "poll",
	};

	return names[door];
}

static bool
record_arrivals(struct run *run, GError **error)
{
	const struct envelope *env = run->env;

	for (const char *const *r = env->recipients; *r != NULL; r++) {
		const struct arrival arrival = {
			.email = run->decision.claim.email,
			.door = envelope_door_name(env->door),
			.queue_id = env->queue_id,
			.sender = env->sender,
			.recipient = *r,
			.original = env->original,
			.group_account = run_account_of(run, *r)->id,
		};

		if (!arrivals_add(run->tx, &arrival, error))
			return false;
	}
	return true;
}

/* SPEC.md, section 3.6: each account that a message came through adds its team.
 */
static bool
record_teams(struct run *run, GError **error)
{
	g_autoptr(GArray) teams = g_array_new(FALSE, FALSE, sizeof(gint64));

	if (run->decision.casefile == CASE_NONE)
		return true;
	for (guint i = 0; i < run->accounts->len; i++) {
		const struct account *account =
			g_ptr_array_index(run->accounts, i);

		if (account->target_team != 0)
			g_array_append_val(teams, account->target_team);
	}
	return cases_add_teams(run->tx, run->decision.casefile, teams, error);
}

bool
run_record(struct run *run, GError **error)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) facts = run_facts(run);
	const struct decision_row row = {
		.queue_id = run->env->queue_id,
		.email = d->claim.email,
		.casefile = d->casefile,
		.verdict = verdict_row(d->verdict)->name,
		.facts = (const struct log_field *)(void *)facts->data,
	};

	return record_teams(run, error) && record_arrivals(run, error) &&
	       decisions_add(run->tx, &row, error);
}

bool
run_commit(struct run *run, GError **error)
{
	struct decision *d = &run->decision;

	if (!tx_commit(run->tx, error))
		return false;
	run->picked = false; /* the turn is taken for good */
	if (d->opens)
		d->casefile = d->opened;
	return point_reached("committed", error);
}

static void
add_text(GArray *facts, const char *key, const char *text)
{
	struct log_field field = log_text(key, text);

	g_array_append_val(facts, field);
}

static void
add_number(GArray *facts, const char *key, gint64 number)
{
	struct log_field field = log_number(key, number);

	if (number != 0)
		g_array_append_val(facts, field);
}

/* Most mail has none. */
static void
add_reason(GArray *facts, const char *key, const char *reason)
{
	if (reason[0] != '\0')
		add_text(facts, key, reason);
}

static void
add_authres(GArray *facts, const struct authres *authres)
{
	for (int i = 0; i < AUTH_METHODS; i++)
		if (authres->results[i] != RESULT_ABSENT)
			add_text(facts, auth_method_name(i),
				auth_result_name(authres->results[i]));
	if (authres->policy != POLICY_UNKNOWN)
		add_text(facts, "policy", auth_policy_name(authres->policy));
	if (authres->broken)
		add_text(facts, "authres", "broken");
}

GArray *
run_facts(const struct run *run)
{
	const struct decision *d = &run->decision;
	GArray *facts = g_array_new(TRUE, FALSE, sizeof(struct log_field));
	const struct log_field end = { .type = FIELD_END };

	add_text(facts, "door", envelope_door_name(run->env->door));
	add_text(facts, "class", mail_class_name(d->class.class));
	add_reason(facts, "because", d->class.reason);
	if (d->class.class == CLASS_PERSON)
		add_reason(facts, "silent", d->silence.reason);
	add_authres(facts, &d->authres);
	add_text(facts, "account",
		d->account ? g_ptr_array_index(d->account->addresses, 0) :
			     NULL);
	add_text(facts, "thread", thread_how_name(d->thread.how));
	add_number(facts, "replied", d->thread.replied);
	add_number(facts, "twin", d->thread.twin);
	add_text(facts, "sender", sender_kind_name(d->sender.kind));
	add_number(facts, "record", d->sender.id);
	if (d->assignment.user != 0) {
		add_number(facts, "user", d->assignment.user);
		add_text(facts, "by", assignment_source_name(&d->assignment));
		add_number(facts, "turn", d->assignment.turn);
	}
	g_array_append_val(facts, end);
	return facts;
}
