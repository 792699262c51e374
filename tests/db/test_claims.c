/* The claim: who waits for whom, and who wins. */
#include "store/claims.h"

#include "table.h"

enum { SOON_MS = 300, LONG_MS = 10000 };

static struct key
some_key(unsigned char first)
{
	struct key key = { .bytes = { first } };
	gint64 now = g_get_monotonic_time();

	memcpy(key.bytes + 4, &now, sizeof(now));
	return key;
}

/* One claim in a transaction of its own, left open. */
static struct tx *
claim_in(struct db *db, const struct key *key, int ms, struct claim *claim)
{
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(ms), NULL);

	if (tx == NULL || !claims_insert(tx, key, claim, NULL) ||
		!tx_trip(tx, NULL))
		return NULL;
	if (!claim->won &&
		(!claims_holder(tx, key, claim, NULL) || !tx_trip(tx, NULL)))
		return NULL;
	return g_steal_pointer(&tx);
}

static void
first_claim_wins(void **state)
{
	const struct key key = some_key(1);
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	struct claim first = { 0 }, second = { 0 };
	struct tx *tx = claim_in(db, &key, LONG_MS, &first);

	(void)state;
	assert_non_null(tx);
	assert_true(first.won);
	assert_true(first.email > 0);
	assert_true(tx_commit(tx, NULL));
	tx_free(tx);

	tx = claim_in(db, &key, LONG_MS, &second);
	assert_non_null(tx);
	assert_false(second.won);
	assert_int_equal(second.email, first.email);
	assert_false(second.stored); /* the key is there, no e-mail is */
	assert_int_equal(second.casefile, 0);
	tx_free(tx);
}

static void
second_claim_waits(void **state)
{
	const struct key key = some_key(2);
	g_autoptr(db) a = db_new("", DB_ONCE);
	g_autoptr(db) b = db_new("", DB_ONCE);
	struct claim first = { 0 }, second = { 0 };
	struct tx *tx = claim_in(a, &key, LONG_MS, &first);
	gint64 start = g_get_monotonic_time();

	(void)state;
	assert_non_null(tx);
	assert_null(claim_in(b, &key, SOON_MS, &second));
	assert_true(g_get_monotonic_time() - start >= SOON_MS * (gint64)1000);
	tx_free(tx); /* rolled back: the claim is free again */

	tx = claim_in(b, &key, LONG_MS, &second);
	assert_non_null(tx);
	assert_true(second.won);
	tx_free(tx);
}

/* Who holds the key, in a transaction of its own; 0: nobody. */
static gint64
holder_of(struct db *db, const struct key *key)
{
	g_autoptr(tx) tx = tx_begin(db, clock_in_ms(LONG_MS), NULL);
	struct claim found = { 0 };

	assert_non_null(tx);
	assert_true(claims_find(tx, key, &found, NULL) && tx_trip(tx, NULL));
	return found.email;
}

static void
second_key_leads_there(void **state)
{
	const struct key key = some_key(3), second = some_key(4);
	g_autoptr(db) a = db_new("", DB_DELIVERY);
	g_autoptr(db) b = db_new("", DB_DELIVERY);
	struct claim first = { 0 }, other = { 0 };
	struct tx *tx = claim_in(a, &key, LONG_MS, &first);

	(void)state;
	assert_non_null(tx);
	assert_int_equal(holder_of(b, &second), 0);
	assert_true(
		claims_join(tx, &key, &second, NULL) && tx_commit(tx, NULL));
	tx_free(tx);
	assert_int_equal(holder_of(b, &second), first.email);

	tx = claim_in(a, &second, LONG_MS, &other);
	assert_non_null(tx);
	assert_false(other.won);
	assert_int_equal(other.email, first.email);
	tx_free(tx);
}

static void
second_key_of_another_stays_his(void **state)
{
	const struct key key = some_key(5), second = some_key(6);
	g_autoptr(db) db = db_new("", DB_DELIVERY);
	struct claim first = { 0 }, other = { 0 };
	struct tx *tx = claim_in(db, &second, LONG_MS, &other);

	(void)state;
	assert_non_null(tx);
	assert_true(tx_commit(tx, NULL));
	tx_free(tx);
	tx = claim_in(db, &key, LONG_MS, &first);
	assert_non_null(tx);
	assert_true(
		claims_join(tx, &key, &second, NULL) && tx_commit(tx, NULL));
	tx_free(tx);
	assert_int_equal(holder_of(db, &second), other.email);
	assert_int_equal(holder_of(db, &key), first.email);
}

int
main(void)
{
	struct tests tests = { 0 };

	tests_add(&tests, "the first claim wins, the second learns its e-mail",
		first_claim_wins, NULL);
	tests_add(&tests,
		"a second claim waits, and a rollback hands the claim over",
		second_claim_waits, NULL);
	tests_add(&tests, "a second key leads to the same e-mail",
		second_key_leads_there, NULL);
	tests_add(&tests, "one that another e-mail has stays with that",
		second_key_of_another_stays_his, NULL);
	return TESTS_RUN(&tests, "claims");
}
