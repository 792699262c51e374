/*
 * Ten thousand random events: mail through the whole intake, cases closed,
 * reopened and given to others behind its back, people who come and go, and
 * Redis in every kind of trouble.  Each pick is compared with what the rules
 * say, from the cases themselves and from what this program has seen happen.
 */
#include "base/log.h"
#include "intake/intake.h"
#include "mail/message.h"
#include "rules/turn.h"

#include <libpq-fe.h>
#include <stdio.h>

#include "redis_trouble.h"
#include "table.h"

enum { USERS = 6, SEED = 20261122, REDIS_MS = 60 };

static const struct mailbox {
	const char *address, *distribution, *position;
} mailboxes[] = {
	{ "busy@history.example", "least-busy", NULL },
	{ "turns@history.example", "round-robin", NULL },
	{ "busy.first@history.example", "least-busy", "first" },
	{ "turns.second@history.example", "round-robin", "second" },
	{ "direct@history.example", "direct", NULL },
};

static PGconn *conn;
static struct conf *conf;
static struct intake *in;
static GRand *dice;
static gint64 users[USERS], run_id;
static gint64 pointers[G_N_ELEMENTS(mailboxes)]; /* whose turn was last */
static gint64 assigned[USERS],
	assignments; /* when a case last came: 1, 2 ... */
static const struct trouble *trouble;
static int trouble_left, mails;
static unsigned by_redis, by_postgresql;

static PGresult *ask(const char *format, ...) G_GNUC_PRINTF(1, 2);

static PGresult *
ask(const char *format, ...)
{
	PGresult *rows = NULL;
	va_list list;

	va_start(list, format);
	g_autofree char *sql = g_strdup_vprintf(format, list);
	va_end(list);
	rows = PQexec(conn, sql);
	if (PQresultStatus(rows) != PGRES_TUPLES_OK &&
		PQresultStatus(rows) != PGRES_COMMAND_OK)
		fail_msg("%s: %s", sql, PQerrorMessage(conn));
	return rows;
}

static gint64
cell(const PGresult *rows, int row, int column)
{
	return g_ascii_strtoll(PQgetvalue(rows, row, column), NULL, 10);
}

/* The first cell; 0 when there is none, or it is NULL. */
#define ASK_NUMBER(...)                                                    \
	({                                                                 \
		PGresult *rows_ = ask(__VA_ARGS__);                        \
		gint64 number_ = PQntuples(rows_) ? cell(rows_, 0, 0) : 0; \
		PQclear(rows_);                                            \
		number_;                                                   \
	})
#define TELL(...) PQclear(ask(__VA_ARGS__))

static int
place_of(gint64 user)
{
	for (int i = 0; i < USERS; i++)
		if (users[i] == user)
			return i;
	fail_msg("nobody of ours");
	return -1;
}

static gint64
somebody(void)
{
	return users[g_rand_int_range(dice, 0, USERS)];
}

static void
note_assigned(gint64 user)
{
	if (user != 0)
		assigned[place_of(user)] = ++assignments;
}

static void
make_people(void)
{
	TELL("INSERT INTO team (name) VALUES ('History')");
	TELL("INSERT INTO team_position SELECT id, p FROM team,"
	     " unnest(ARRAY['first', 'second']) p WHERE name = 'History'");
	for (int i = 0; i < USERS; i++) {
		users[i] = ASK_NUMBER("INSERT INTO users (login, name) VALUES"
				      " ('history%d', 'x') RETURNING id",
			i);
		TELL("INSERT INTO team_member SELECT id, %" G_GINT64_FORMAT
		     ", '%s' FROM team WHERE name = 'History'",
			users[i], i % 2 ? "first" : "second");
	}
}

static void
make_mailboxes(void)
{
	for (size_t i = 0; i < G_N_ELEMENTS(mailboxes); i++) {
		const struct mailbox *m = &mailboxes[i];

		TELL("WITH a AS (INSERT INTO group_account (name, distribution,"
		     " target_team, target_position, assigned_user)"
		     " SELECT '%s', '%s', id, nullif('%s', ''), "
		     "%" G_GINT64_FORMAT
		     " FROM team WHERE name = 'History' RETURNING id)"
		     " INSERT INTO group_address SELECT '%s', id, true FROM a",
			m->address, m->distribution,
			m->position ? m->position : "", users[0], m->address);
	}
}

/* Who could be given a case, from nothing but the base tables. */
static GArray *
look_at_people(const struct mailbox *m)
{
	GArray *people = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	bool direct = strcmp(m->distribution, "direct") == 0;
	PGresult *rows =
		ask("SELECT u.id, coalesce(u.open_limit, -1), (SELECT count(*)"
		    "	FROM cases c WHERE c.assigned_user = u.id AND c.status "
		    "IN"
		    "	('New', 'Assigned', 'Pending'))"
		    " FROM team_member m JOIN users u ON u.id = m.user_id"
		    " JOIN team t ON t.id = m.team_id"
		    " WHERE t.name = 'History' AND u.active"
		    " AND coalesce(u.away_until < now(), true)"
		    " AND ('%s' IN ('', m.position))"
		    " AND (NOT %s OR u.login = 'history0') ORDER BY u.id",
			m->position ? m->position : "",
			direct ? "true" : "false");

	for (int i = 0; i < PQntuples(rows); i++) {
		const struct candidate person = {
			.user = cell(rows, i, 0),
			.limit = cell(rows, i, 1),
			.load = cell(rows, i, 2),
			.assigned = assigned[place_of(cell(rows, i, 0))],
		};

		g_array_append_val(people, person);
	}
	PQclear(rows);
	return people;
}

static gint64
who_should(size_t which)
{
	g_autoptr(GArray) people = look_at_people(&mailboxes[which]);

	if (strcmp(mailboxes[which].distribution, "least-busy") == 0)
		return turn_least_busy(people);
	return turn_next(people, pointers[which]);
}

static void
deliver(const char *address)
{
	const char *const recipients[] = { address, NULL };
	const struct envelope env = { .door = DOOR_LMTP,
		.sender = "c@history.example",
		.recipients = recipients };
	g_autofree char *text =
		g_strdup_printf("From: c@history.example\nSubject: history %d\n"
				"Message-ID: <%d.%" G_GINT64_FORMAT
				"@history.example>\n\nx\n",
			mails, mails, run_id);
	g_autoptr(GBytes) raw = g_bytes_new(text, strlen(text));

	assert_int_equal(intake_run(in, &env, raw).kind, VERDICT_STORED);
}

/* The old worker leaves a Redis that was silent alone for a while. */
static void
new_worker(void)
{
	intake_free(in);
	in = intake_new(conf, INTAKE_MANY);
}

static void
end_trouble(void)
{
	if (trouble != NULL && !trouble_end(trouble))
		fail_msg("Redis does not come back (%s)", trouble->name);
	trouble = NULL;
	new_worker();
}

static void
mail_comes(void)
{
	size_t which =
		(size_t)g_rand_int_range(dice, 0, G_N_ELEMENTS(mailboxes));
	gint64 want = who_should(which), got = 0;
	PGresult *rows = NULL;

	mails++;
	deliver(mailboxes[which].address);
	rows = ask("SELECT c.assigned_user, l.user_id, l.source FROM cases c"
		   " LEFT JOIN assignment_log l ON l.case_number = c.number"
		   " WHERE c.number = (SELECT max(number) FROM cases)"
		   " AND c.name = 'history %d'",
		mails);
	assert_int_equal(PQntuples(rows), 1);
	got = cell(rows, 0, 0);
	assert_int_equal(cell(rows, 0, 1), got);
	by_redis += strcmp(PQgetvalue(rows, 0, 2), "redis") == 0;
	by_postgresql += strcmp(PQgetvalue(rows, 0, 2), "postgresql") == 0;
	PQclear(rows);
	if (got != want)
		fail_msg("mail %d to %s went to %" G_GINT64_FORMAT
			 ", the rule says %" G_GINT64_FORMAT " (Redis: %s)",
			mails, mailboxes[which].address, got, want,
			trouble ? trouble->name : "well");
	note_assigned(got);
	if (got != 0)
		pointers[which] = got;
	if (trouble != NULL && --trouble_left == 0)
		end_trouble();
}

static const char open_case[] =
	"SELECT number FROM cases WHERE status IN ('New', 'Assigned',"
	" 'Pending') ORDER BY random() LIMIT ";

static void
cases_are_closed(void)
{
	static const char *const ends[] = { "Closed", "Rejected", "Duplicate" };

	TELL("UPDATE cases SET status = '%s' WHERE number IN (%s %d)",
		ends[g_rand_int_range(dice, 0, 3)], open_case,
		g_rand_int_range(dice, 1, 5));
}

static void
a_case_is_put_off(void)
{
	TELL("UPDATE cases SET status = 'Pending' WHERE number IN (%s 1)",
		open_case);
}

/* From one user to another by SQL; to the same one changes nothing. */
static void
a_case_is_given_away(void)
{
	gint64 to = somebody();
	gint64 moved = ASK_NUMBER(
		"WITH old AS (%s 1) UPDATE cases c SET status = 'Assigned',"
		" assigned_user = %" G_GINT64_FORMAT " FROM old WHERE"
		" c.number = old.number AND c.assigned_user IS DISTINCT FROM"
		" %" G_GINT64_FORMAT " RETURNING 1",
		open_case, to, to);

	if (moved)
		note_assigned(to);
}

static void
a_case_is_reopened(void)
{
	note_assigned(ASK_NUMBER(
		"UPDATE cases SET status = 'Assigned' WHERE number ="
		" (SELECT number FROM cases WHERE status = 'Closed' AND"
		" number >= (SELECT random() * max(number) FROM cases)"
		" ORDER BY number LIMIT 1) RETURNING assigned_user"));
}

static void
somebody_comes_or_goes(void)
{
	TELL("UPDATE users SET active = random() < 0.8, away_until = CASE WHEN"
	     " random() < 0.3 THEN now() + '1 day' WHEN random() < 0.5 THEN"
	     " now() - '1 s'::interval END WHERE id = %" G_GINT64_FORMAT,
		somebody());
}

static void
a_limit_is_set(void)
{
	TELL("UPDATE users SET open_limit = CASE WHEN random() < 0.6 THEN"
	     " floor(random() * 12) END WHERE id = %" G_GINT64_FORMAT,
		somebody());
}

static void
a_position_is_changed(void)
{
	TELL("UPDATE team_member SET position = CASE WHEN random() < 0.5 THEN"
	     " 'first' ELSE 'second' END WHERE user_id = %" G_GINT64_FORMAT,
		somebody());
}

/* Redis has an older round than PostgreSQL, as from a backup. */
static void
redis_is_behind(void)
{
	g_autofree char *command = g_strdup_printf(REDIS_CLI
		"HSET \"%s{turns}:round:$(psql -XAtqc \"SELECT"
		" group_account_id FROM postcase.group_address WHERE"
		" address = 'turns@history.example'\")\" turn 1"
		" pointer %" G_GINT64_FORMAT REDIS_QUIET,
		in->conf->redis_prefix, somebody());

	if (trouble == NULL)
		assert_true(trouble_shell(command));
}

static void
redis_is_in_trouble(void)
{
	if (trouble != NULL)
		return;
	trouble = &troubles[g_rand_int_range(dice, 0, G_N_ELEMENTS(troubles))];
	trouble_left = g_rand_int_range(dice, 1, 5);
	if (!trouble_begin(trouble))
		fail_msg("Redis is not %s", trouble->name);
}

/* Out of a thousand. */
static const struct event {
	void (*happens)(void);
	int often;
} events[] = {
	{ mail_comes, 550 },
	{ cases_are_closed, 200 },
	{ a_case_is_given_away, 90 },
	{ a_case_is_reopened, 50 },
	{ a_case_is_put_off, 30 },
	{ somebody_comes_or_goes, 30 },
	{ a_limit_is_set, 25 },
	{ a_position_is_changed, 10 },
	{ redis_is_in_trouble, 12 },
	{ redis_is_behind, 3 },
};

static void
live(int count)
{
	for (int i = 0; i < count; i++) {
		const struct event *event = events;
		int roll = g_rand_int_range(dice, 0, 1000);

		while (roll >= event->often)
			roll -= event++->often;
		event->happens();
	}
	end_trouble();
}

static gint64
drifting(void)
{
	return ASK_NUMBER(
		"SELECT count(*) FROM users u JOIN user_open o ON"
		" o.user_id = u.id WHERE o.open_cases <> (SELECT count(*) FROM"
		" cases c WHERE c.assigned_user = u.id AND c.status NOT IN"
		" ('Closed', 'Rejected', 'Duplicate'))");
}

static void
every_pick_is_right(void **state)
{
	const char *count = g_getenv("HISTORY");

	(void)state;
	live(count ? (int)g_ascii_strtoll(count, NULL, 10) : 10000);
	print_message("# %d mails: %u picks by Redis, %u by PostgreSQL\n",
		mails, by_redis, by_postgresql);
	assert_true(by_redis > by_postgresql && by_postgresql > 0);
}

static void
no_count_has_drifted(void **state)
{
	(void)state;
	assert_int_equal(drifting(), 0);
	assert_in_range(ASK_NUMBER("SELECT count(*) FROM load_journal"), 0,
		2000); /* somebody folds it */
}

/* What the command says, as one text; the caller frees it. */
static char *
run(const char *command)
{
	char *said = NULL;
	int status = 0;

	assert_true(
		g_spawn_command_line_sync(command, &said, NULL, &status, NULL));
	assert_int_equal(status, 0);
	return said;
}

static void
drift_is_found_and_mended(void **state)
{
	gint64 closed = 0;
	g_autofree char *want = NULL;

	(void)state;
	TELL("ALTER TABLE cases DISABLE TRIGGER load_journal");
	TELL("UPDATE cases SET status = 'Assigned', assigned_user = "
	     "%" G_GINT64_FORMAT " WHERE number IN (%s 3)",
		users[1], open_case);
	closed = ASK_NUMBER("WITH c AS (UPDATE cases SET status = 'Closed'"
			    " WHERE assigned_user = %" G_GINT64_FORMAT
			    " AND status <> 'Closed' RETURNING 1)"
			    " SELECT count(*) FROM c",
		users[1]);
	TELL("ALTER TABLE cases ENABLE TRIGGER load_journal");
	assert_true(closed >= 3);
	assert_true(drifting() > 0);

	g_autofree char *found = run("postcase recount --dry-run --json");
	assert_non_null(strstr(found, "\"login\": \"history1\""));
	want = g_strdup_printf("\"open_cases\": %d", 0);
	assert_non_null(strstr(found, want));
	assert_true(drifting() > 0); /* nothing was changed */

	g_autofree char *mended = run("postcase recount");
	assert_non_null(strstr(mended, "history1"));
	assert_int_equal(drifting(), 0);
	g_autofree char *again = run("postcase recount");
	assert_string_equal(again, "all counters are right\n");
}

static void
picks_are_right_afterwards(void **state)
{
	(void)state;
	live(300);
	assert_int_equal(drifting(), 0);
}

static void
set_fsync(const char *value)
{
	g_autofree char *command = g_strdup_printf(
		"psql -XqU postgres -c 'ALTER SYSTEM SET fsync = %s'"
		" -c 'SELECT pg_reload_conf()'" REDIS_QUIET,
		value);

	g_assert_true(trouble_shell(command));
}

int
main(void)
{
	struct tests tests = { 0 };
	const char *seed = g_getenv("SEED");

	conf = conf_load(conf_path(NULL), NULL);
	g_assert_nonnull(conf);
	log_open("history");
	log_to_file(conf->log_file);
	message_init();
	conf->redis_timeout = REDIS_MS;
	new_worker();
	dice = g_rand_new_with_seed(
		seed ? (guint32)g_ascii_strtoll(seed, NULL, 10) : SEED);
	run_id = g_get_real_time();
	conn = PQconnectdb("");
	TELL("SET search_path = postcase");
	TELL("SET jit = off");
	TELL("SET synchronous_commit = off");
	TELL("SELECT setseed(%f)", g_rand_double(dice));
	/* Nobody pulls the plug here, and thousands wait for the disk. */
	set_fsync("off");
	make_people();
	make_mailboxes();

	tests_add(&tests, "ten thousand events, and every pick is right",
		every_pick_is_right, NULL);
	tests_add(&tests, "no count has drifted", no_count_has_drifted, NULL);
	tests_add(&tests, "drift without the trigger is found and mended",
		drift_is_found_and_mended, NULL);
	tests_add(&tests, "picks are right afterwards",
		picks_are_right_afterwards, NULL);

	int failed = TESTS_RUN(&tests, "history");
	end_trouble();
	set_fsync("on");
	intake_free(in);
	conf_free(conf);
	PQfinish(conn);
	g_rand_free(dice);
	return failed;
}
