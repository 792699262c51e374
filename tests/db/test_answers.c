/* What an agent's mail may be about. */
#include "store/answers.h"

#include "store/pg.h"
#include "store/ref.h"

#include "table.h"

enum { LONG_MS = 10000 };

/* Cases 900001 of a contact, 900002 merged into it, 900003 of another team. */
static const char *const fixture[] = {
	"INSERT INTO users (id, login, name, administrator)"
	" OVERRIDING SYSTEM VALUE VALUES (900001, 'answers.boss', 'x', true),"
	" (900002, 'answers.team', 'x', false),"
	" (900003, 'answers.own', 'x', false),"
	" (900004, 'answers.none', 'x', false)",
	"UPDATE user_right SET case_read = 'team', case_edit = 'team'"
	" WHERE user_id = 900002",
	"UPDATE user_right SET case_read = 'all', case_edit = 'own'"
	" WHERE user_id = 900003",
	"UPDATE user_right SET case_read = 'no', case_edit = 'all'"
	" WHERE user_id = 900004",
	"INSERT INTO team (id, name) OVERRIDING SYSTEM VALUE"
	" VALUES (900001, 'answers')",
	"INSERT INTO team_member VALUES (900001, 900002)",
	"INSERT INTO group_account (id, name) OVERRIDING SYSTEM VALUE"
	" VALUES (900001, 'answers')",
	"INSERT INTO account (id, name) OVERRIDING SYSTEM VALUE"
	" VALUES (900001, 'answers')",
	"INSERT INTO contact (id, name, account_id) OVERRIDING SYSTEM VALUE"
	" VALUES (900001, 'x', 900001), (900002, 'y', 900001)",
	"INSERT INTO cases (number, name, status, group_account_id, contact_id,"
	" account_id, assigned_user, merged_into) VALUES (900001, 'x', 'New',"
	" 900001, 900001, 900001, 900003, NULL), (900002, 'x', 'Duplicate',"
	" 900001, NULL, NULL, NULL, 900001), (900003, 'x', 'New', NULL, NULL,"
	" NULL, NULL, NULL)",
	"INSERT INTO case_team VALUES (900001, 900001)",
	"INSERT INTO email_address (id, address) OVERRIDING SYSTEM VALUE"
	" VALUES (900001, 'part@answers.example'),"
	" (900002, 'colleague@answers.example'),"
	" (900003, 'stranger@answers.example')",
	"INSERT INTO participant VALUES (900001, 900001, false)",
	"INSERT INTO address_owner (address_id, contact_id)"
	" VALUES (900002, 900002)",
	"INSERT INTO email (id, sent_at, class, raw_size, raw_sha256,"
	" case_number, replied_id) VALUES"
	" (900001, now(), 'person', 0, '', 900001, NULL),"
	" (900002, now(), 'person', 0, '', 900002, NULL),"
	" (900003, now(), 'person', 0, '', NULL, 900001),"
	" (900004, now(), 'person', 0, '', NULL, NULL)",
};

static void
tell(struct tx *tx, const char *sql)
{
	assert_true(pg_queue_text(tx, TEXT("fixture", sql), NO_PARAMS, NOWHERE,
		NULL));
}

static void
name_email(struct tx *tx, gint64 email, const char *id)
{
	g_autofree char *ref = ref_uuid(id);
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO thread_id VALUES ('%s', %" G_GINT64_FORMAT ")",
		ref, email);

	tell(tx, sql);
}

/* Never committed. */
static struct tx *
filled(struct db *db)
{
	g_autoptr(GError) fault = NULL;
	struct tx *tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);

	assert_non_null(tx);
	for (size_t i = 0; i < G_N_ELEMENTS(fixture); i++)
		tell(tx, fixture[i]);
	name_email(tx, 900001, "first@x");
	name_email(tx, 900002, "merged@x");
	name_email(tx, 900003, "caseless@x");
	name_email(tx, 900004, "nowhere@x");
	if (!tx_trip(tx, &fault))
		fail_msg("%s", fault->message);
	return tx;
}

static const struct row {
	const char *name;
	gint64 user;
	const char *ids, *numbers, *recipients; /* words */
	const char *want; /* "asked distance number account edit to; ..." */
} rows[] = {
	{ "an id leads to its e-mail's case", 900001, "first@x", "", "",
		"0 0 900001 900001 edit no;" },
	{ "of two ids of a case the nearer counts", 900001,
		"x@x first@x first@x", "", "", "0 1 900001 900001 edit no;" },
	{ "an id of a merged case leads to the one that took it in", 900001,
		"merged@x", "", "", "0 0 900001 900001 edit no;" },
	{ "an answer on no case leads to the case above it", 900001,
		"caseless@x", "", "", "0 0 900001 900001 edit no;" },
	{ "an e-mail without a case leads nowhere", 900001, "nowhere@x", "", "",
		"" },
	{ "an unknown id and an unknown number lead nowhere", 900001,
		"unknown@x", "909090", "", "" },
	{ "a number leads to its case", 900001, "", "900003", "",
		"900003 -1 900003 0 edit no;" },
	{ "a merged number leads to the one that took it in", 900001, "",
		"900002", "", "900002 -1 900001 900001 edit no;" },
	{ "a number that is asked twice is answered once", 900001, "",
		"900001 900001", "", "900001 -1 900001 900001 edit no;" },
	{ "an id and a number of one case are two answers", 900001, "first@x",
		"900001", "",
		"900001 -1 900001 900001 edit no;"
		"0 0 900001 900001 edit no;" },
	{ "who edits his teams' cases may this one", 900002, "", "900001", "",
		"900001 -1 900001 900001 edit no;" },
	{ "but none of no team of his", 900002, "", "900003", "",
		"900003 -1 900003 0 no no;" },
	{ "who edits his own may what is assigned to him", 900003, "", "900001",
		"", "900001 -1 900001 900001 edit no;" },
	{ "but no other", 900003, "", "900003", "",
		"900003 -1 900003 0 no no;" },
	{ "who may not read cases may not edit them", 900004, "", "900001", "",
		"900001 -1 900001 900001 no no;" },
	{ "nobody may edit nothing", 909090, "", "900001", "",
		"900001 -1 900001 900001 no no;" },
	{ "a participant is one of them", 900001, "first@x", "",
		"x@x part@answers.example", "0 0 900001 900001 edit to;" },
	{ "so is a colleague of the case's contact", 900001, "first@x", "",
		"colleague@answers.example", "0 0 900001 900001 edit to;" },
	{ "a stranger is not, though known", 900001, "first@x", "",
		"stranger@answers.example", "0 0 900001 900001 edit no;" },
	{ "a participant of one case is none of another", 900001, "", "900003",
		"part@answers.example", "900003 -1 900003 0 edit no;" },
};

static GPtrArray *
words(const char *text)
{
	GPtrArray *list = g_ptr_array_new_with_free_func(g_free);
	g_auto(GStrv) parts = g_strsplit(text, " ", -1);

	for (char **part = parts; *part != NULL; part++)
		if (**part != '\0')
			g_ptr_array_add(list, g_strdup(*part));
	return list;
}

static GArray *
numbers(const char *text)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(gint64));
	g_autoptr(GPtrArray) parts = words(text);

	for (guint i = 0; i < parts->len; i++) {
		gint64 number =
			g_ascii_strtoll(g_ptr_array_index(parts, i), NULL, 10);

		g_array_append_val(list, number);
	}
	return list;
}

static char *
said(const struct answers *answers)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < answers->cases->len; i++) {
		const struct answer_case *c =
			&g_array_index(answers->cases, struct answer_case, i);

		g_string_append_printf(text,
			"%" G_GINT64_FORMAT " %d %" G_GINT64_FORMAT
			" %" G_GINT64_FORMAT " %s %s;",
			c->asked, c->distance, c->casefile, c->account,
			c->may_edit ? "edit" : "no", c->to_them ? "to" : "no");
	}
	return g_string_free(text, FALSE);
}

static void
cases_are_found(void **state)
{
	const struct row *row = *state;
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	g_autoptr(tx) tx = filled(db);
	g_autoptr(GPtrArray) ids = words(row->ids);
	g_autoptr(GArray) asked = numbers(row->numbers);
	g_autoptr(GPtrArray) recipients = words(row->recipients);
	const struct answers_question question = { row->user, ids, asked,
		recipients };
	struct answers answers;

	answers_init(&answers);
	assert_true(answers_find(tx, &question, &answers, NULL));
	assert_true(tx_trip(tx, NULL));

	g_autofree char *found = said(&answers);
	assert_string_equal(found, row->want);
	answers_clear(&answers);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, cases_are_found);
	return TESTS_RUN(&tests, "answers");
}
