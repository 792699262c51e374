/* postcase recount: are the counters right that give the turns? */
#include "ctl/cmd.h"
#include "ctl/output.h"
#include "ctl/recount.h"
#include "ctl/term.h"

enum { PATIENCE_MS = 10 * 60 * 1000 }; /* all open cases are counted */

static struct {
	gboolean dry_run;
} said;

/* clang-format off */
const GOptionEntry recount_options[] = {
	{ "dry-run", 0, 0, G_OPTION_ARG_NONE, &said.dry_run, "only say what is wrong", NULL },
	G_OPTION_ENTRY_NULL,
};
/* clang-format on */

static const struct column load_columns[] = {
	{ "login", "LOGIN", 0 },
	{ "counted", "COUNTED", 0 },
	{ "open_cases", "OPEN", 0 },
	{ "drift", "DRIFT", 0 },
	{ NULL, NULL, 0 },
};

static const struct column round_columns[] = {
	{ "address", "ADDRESS", COLUMN_CUT },
	{ "committed", "COMMITTED", 0 },
	{ "redis", "IN REDIS", 0 },
	{ "state", "STATE", COLUMN_WORD },
	{ NULL, NULL, 0 },
};

/* One snapshot counts and mends; nobody folds the journal meanwhile. */
static bool
count_loads(struct ctl *ctl, struct rows *loads, GError **error)
{
	enum stmt stmt = said.dry_run ? STMT_LOADS_COMPARE : STMT_LOADS_MEND;
	g_autoptr(tx) tx = tx_begin(ctl->db, clock_in_ms(PATIENCE_MS), error);
	g_autoptr(rows) set = rows_new();
	g_autoptr(rows) locked = rows_new();

	return tx != NULL &&
	       rows_ask(tx, STMT_CHECK_PATIENCE, ROWS_TEXTS("10min"), set,
		       error) &&
	       (said.dry_run ||
		       rows_ask(tx, STMT_LOADS_LOCK, NULL, 0, locked, error)) &&
	       rows_ask(tx, stmt, NULL, 0, loads, error) &&
	       tx_commit(tx, error);
}

static void
print_json(const struct ctl *ctl, const struct rows *loads,
	const struct rows *rounds, const char *redis)
{
	g_autoptr(rows) rows = rows_new();
	const struct part parts[] = {
		{ "loads", loads, NULL },
		{ "rounds", rounds, NULL },
		{ NULL, NULL, NULL },
	};

	rows_add_column(rows, "mended", ROWS_BOOL);
	rows_add_column(rows, "redis", ROWS_TEXT);
	rows_add_cell(rows, said.dry_run ? "f" : "t");
	rows_add_cell(rows, redis);
	output_record(ctl, rows, NULL, parts);
}

static void
print_people(const struct rows *loads, const struct rows *rounds)
{
	const struct part parts[] = {
		{ "loads", loads, load_columns },
		{ "rounds", rounds, round_columns },
		{ NULL, NULL, NULL },
	};

	if (rows_count(loads) == 0 && rows_count(rounds) == 0) {
		say("all counters are right");
		return;
	}
	say(said.dry_run ? "counters are wrong; mend them: postcase recount" :
			   "counters were wrong, and are right now");
	output_parts(parts);
}

bool
cmd_recount(struct ctl *ctl, char **args, GError **error)
{
	g_autoptr(rows) loads = rows_new();
	g_autoptr(rows) rounds = rows_new();
	g_autofree char *redis = NULL;

	(void)args;
	if (!count_loads(ctl, loads, error) ||
		!recount_rounds(ctl, !said.dry_run, rounds, &redis, error))
		return false;
	if (ctl->json) {
		print_json(ctl, loads, rounds, redis);
		return true;
	}
	print_people(loads, rounds);
	if (redis != NULL)
		note("the rounds in Redis were not compared: %s", redis);
	return true;
}
