#include "intake/intake.h"

#include "base/point.h"
#include "intake/run.h"
#include "store/cases.h"
#include "store/tx.h"
#include "store/unreadables.h"

enum { CONFLICTS = 10 }; /* rivals in the way before the answer is "later" */

const char *
envelope_original(const struct envelope *env, size_t place)
{
	return env->originals ? env->originals[place] : NULL;
}

struct intake *
intake_new(const struct conf *conf, enum intake_use use)
{
	struct intake *in = g_new0(struct intake, 1);

	in->conf = conf;
	in->db = db_new(conf->database,
		use == INTAKE_ONE ? DB_ONCE : DB_DELIVERY);
	db_set_role(in->db, conf->database_delivery_role);
	in->redis =
		redis_new(conf->redis, conf->redis_prefix, conf->redis_timeout);
	return in;
}

void
intake_free(struct intake *in)
{
	if (in == NULL)
		return;
	db_free(in->db);
	redis_free(in->redis);
	g_free(in);
}

static void
clear_archive(void *archive)
{
	g_free(((struct run_archive *)archive)->account);
}

void
run_init(struct run *run)
{
	run->accounts =
		g_ptr_array_new_with_free_func((GDestroyNotify)account_free);
	run->kept_from =
		g_ptr_array_new_with_free_func((GDestroyNotify)account_free);
	run->recipients = g_ptr_array_new_with_free_func(g_free);
	run->originals = g_ptr_array_new_with_free_func(g_free);
	run->archives = g_array_new(FALSE, FALSE, sizeof(struct run_archive));
	g_array_set_clear_func(run->archives, clear_archive);
	run->tokens = g_array_new(FALSE, FALSE, sizeof(struct run_token));
	run->outcomes = g_array_new(FALSE, FALSE, sizeof(struct desk_outcome));
	run->hits = g_array_new(FALSE, FALSE, sizeof(struct filter_hit));
	run->filtered = g_string_new(NULL);
	thread_found_init(&run->found);
	run->decision.casefile = CASE_NONE;
}

void
run_clear(struct run *run)
{
	g_ptr_array_unref(run->accounts);
	g_ptr_array_unref(run->kept_from);
	g_ptr_array_unref(run->recipients);
	g_ptr_array_unref(run->originals);
	g_array_unref(run->archives);
	g_free(run->forwarded);
	g_array_unref(run->tokens);
	g_array_unref(run->outcomes);
	g_array_unref(run->hits);
	g_string_free(run->filtered, TRUE);
	thread_found_clear(&run->found);
}

static clock_point
database_deadline(const struct intake *in)
{
	return clock_in_ms(in->conf->database_timeout * 1000);
}

static void
set_phase(struct intake *in, enum intake_phase phase)
{
	if (in->phase != NULL)
		*in->phase = phase;
}

static void
log_decision(const struct run *run)
{
	const struct decision *d = &run->decision;
	g_autoptr(GArray) facts = run_facts(run);
	const struct log_field more[] = {
		log_number("email", d->claim.email),
		log_number("case", MAX(d->casefile, 0)),
		log_number("trips", tx_trips(run->tx)),
		log_number("ms", (g_get_monotonic_time() - run->start) / 1000),
	};

	g_array_insert_vals(facts, facts->len - 1, more, G_N_ELEMENTS(more));
	log_event(LOG_INFO, run->env->queue_id, verdict_row(d->verdict)->name,
		(const struct log_field *)(void *)facts->data);
}

static void
log_fault(const struct envelope *env, const struct verdict *verdict,
	const GError *fault, gint64 start)
{
	int level = LOG_WARNING;

	if (g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG))
		level = LOG_ERR;
	if (g_error_matches(fault, POSTCASE_FAULT, FAULT_BUG))
		level = LOG_CRIT;
	log_event(level, env->queue_id, verdict_row(verdict->kind)->name,
		LOG_FIELDS(log_text("door", envelope_door_name(env->door)),
			log_text("to", env->recipients[0]),
			log_text("dsn", fault_dsn(fault)),
			log_text("text", fault->message),
			log_number("ms",
				(g_get_monotonic_time() - start) / 1000)));
}

/* One transaction.  *again: worth an instant second try. */
static bool
transact(struct run *run, clock_point deadline, bool *again, GError **error)
{
	g_autoptr(tx) tx = tx_begin(run->in->db, deadline, error);

	*again = false;
	if (tx == NULL)
		return fault_prefix(error, "begin");
	run->tx = tx;
	if (stages_run(stages_inbound, run, error)) {
		log_decision(run);
		return true;
	}
	*again = tx_met_conflict(tx);
	if (!tx_is_in_doubt(tx))
		distribute_undo(run);
	return false;
}

/*
 * Everything but the reading; a conflict is worth the whole run once more, as
 * long as the time for the database lasts.
 */
static bool
store(struct intake *in, const struct envelope *env, GBytes *raw,
	const struct message *msg, struct verdict *verdict, GError **error)
{
	struct run first = { .in = in,
		.env = env,
		.raw = raw,
		.msg = msg,
		.start = g_get_monotonic_time() };
	clock_point deadline = database_deadline(in);
	g_autoptr(GError) fault = NULL;
	bool done = false, again = true;

	run_identify(&first);
	set_phase(in, PHASE_STORING);
	for (int i = 0; i < CONFLICTS && again && !done; i++) {
		struct run run = first;

		g_clear_error(&fault);
		run_init(&run);
		done = transact(&run, deadline, &again, &fault);
		*verdict = verdict_of(run.decision.verdict);
		verdict->casefile = MAX(run.decision.casefile, 0);
		run_clear(&run);
	}
	if (!done)
		g_propagate_error(error, g_steal_pointer(&fault));
	return done;
}

static struct verdict
give_up(const struct envelope *env, const GError *fault, gint64 start)
{
	struct verdict verdict = verdict_from_fault(fault);

	log_fault(env, &verdict, fault, start);
	return verdict;
}

struct verdict
intake_store_unread(struct intake *in, const struct envelope *env, GBytes *raw)
{
	gint64 start = g_get_monotonic_time();
	g_autoptr(message) msg = message_unreadable();
	g_autoptr(GError) fault = NULL;
	struct verdict verdict;

	if (store(in, env, raw, msg, &verdict, &fault))
		return verdict;
	return give_up(env, fault, start);
}

bool
intake_count_unreadable(struct intake *in, const struct hash *hash,
	const char *why, gint64 *tries, GError **error)
{
	return unreadables_count(in->db, database_deadline(in), hash, why,
		tries, error);
}

struct verdict
intake_failed_on(struct intake *in, const struct envelope *env, GBytes *raw,
	const char *why)
{
	gint64 start = g_get_monotonic_time(), tries = 0;
	const struct hash hash = hash_of_bytes(raw);
	g_autoptr(GError) fault = NULL;

	if (!intake_count_unreadable(in, &hash, why, &tries, &fault))
		return give_up(env, fault, start);
	log_event(LOG_ERR, env->queue_id, "unreadable",
		LOG_FIELDS(log_text("text", why), log_number("try", tries)));
	if (tries >= INTAKE_TRIES)
		return intake_store_unread(in, env, raw);
	return verdict_of(VERDICT_LATER);
}

/* Parsing holds no connection; the transaction holds no parser. */
static struct message *
read_message(struct intake *in, GBytes *raw, GError **error)
{
	struct message *msg = NULL;

	set_phase(in, PHASE_READING);
	if (point_reached("parse", error))
		msg = message_parse(raw, error);
	return msg;
}

struct verdict
intake_run(struct intake *in, const struct envelope *env, GBytes *raw)
{
	gint64 start = g_get_monotonic_time();
	g_autoptr(GError) fault = NULL;
	g_autoptr(message) msg = read_message(in, raw, &fault);
	struct verdict verdict;

	if (msg == NULL && g_error_matches(fault, POSTCASE_FAULT, FAULT_PERM))
		return intake_store_unread(in, env, raw);
	if (msg != NULL && store(in, env, raw, msg, &verdict, &fault))
		return verdict;
	if (g_error_matches(fault, POSTCASE_FAULT, FAULT_DATA))
		return intake_failed_on(in, env, raw, fault->message);
	return give_up(env, fault, start);
}
