/* Keys: which one signs, and that what they sign is believed. */
#include "store/token_keys.h"

#include "rules/token.h"

#include "table.h"

enum { LONG_MS = 10000, SOON_MS = 300, ACCOUNT = 7, CASE = 4711 };

static GArray *
new_keys(void)
{
	return g_array_new(FALSE, FALSE, sizeof(struct token_key));
}

/* In a transaction that is never committed. */
static void
newest_signs_and_older_are_believed(void **state)
{
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	g_autoptr(GArray) before = new_keys();
	g_autoptr(GArray) after = new_keys();
	gint64 id = -1;

	(void)state;
	assert_true(token_keys_find(tx, before, NULL));
	assert_true(token_keys_add(tx, false, &id, NULL));
	assert_true(token_keys_find(tx, after, NULL));
	assert_true(tx_trip(tx, NULL));
	assert_int_equal(after->len, before->len + 1);

	const struct token_key *old =
		&g_array_index(before, struct token_key, 0);
	const struct token_key *new =
		&g_array_index(after, struct token_key, 0);
	assert_int_equal(new->id, id);
	assert_int_not_equal(new->id, old->id);
	assert_memory_not_equal(new->secret, old->secret, TOKEN_SECRET_BYTES);

	g_autofree char *text = token_make(old, ACCOUNT, CASE);
	g_autofree char *address = token_address("a@x", "+", text);
	struct token token = { 0 };
	assert_true(token_of_recipient(address, "+", &token));
	assert_true(token_is_right(&token, ACCOUNT, after));
}

static void
first_key_is_made_once(void **state)
{
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	gint64 id = -1;

	(void)state;
	assert_true(token_keys_add(tx, true, &id, NULL));
	assert_true(tx_trip(tx, NULL));
	assert_int_equal(id, -1); /* `postcase init` made one */
}

static void
no_more_keys_than_ids(void **state)
{
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	g_autoptr(GArray) keys = new_keys();
	gint64 id = -1, none = -1;

	(void)state;
	assert_true(token_keys_find(tx, keys, NULL));
	assert_true(tx_trip(tx, NULL));
	for (guint i = keys->len; i < TOKEN_KEYS; i++)
		assert_true(token_keys_add(tx, false, &id, NULL));
	assert_true(token_keys_add(tx, false, &none, NULL));
	assert_true(tx_trip(tx, NULL));
	assert_int_equal(none, -1);
}

/* A connection takes its time on a busy machine. */
static void
connect_now(struct db *db)
{
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);

	assert_non_null(tx);
	assert_true(tx_commit(tx, NULL));
}

static void
two_who_add_wait_for_each_other(void **state)
{
	g_autoptr(db) a = db_new("", DB_ONCE);
	g_autoptr(db) b = db_new("", DB_ONCE);
	struct tx *first = tx_begin(a, clock_in_ms(LONG_MS), NULL);
	struct tx *second = NULL;
	gint64 id = -1, other = -1;

	(void)state;
	assert_true(token_keys_add(first, false, &id, NULL));
	assert_true(tx_trip(first, NULL));
	connect_now(b);
	second = tx_begin(b, clock_in_ms(SOON_MS), NULL);
	assert_true(token_keys_add(second, false, &other, NULL));
	assert_false(tx_trip(second, NULL));
	tx_free(second);
	tx_free(first);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "the newest key signs, older ones are believed",
		newest_signs_and_older_are_believed, NULL);
	tests_add(&tests, "the first key is made once", first_key_is_made_once,
		NULL);
	tests_add(&tests, "there are no more keys than ids",
		no_more_keys_than_ids, NULL);
	tests_add(&tests, "two who add a key wait for each other",
		two_who_add_wait_for_each_other, NULL);
	return TESTS_RUN(&tests, "token_keys");
}
