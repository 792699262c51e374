#include "rules/token.h"

#include "table.h"

enum { ACCOUNT = 7, CASE = 1073741823 };

/* 00 01 02 ... 1f: with that the tokens below were made by another program:
 *
 *	mac = hmac.new(secret, b"postcase case token 1" +
 *	    struct.pack(">QQB", account, casefile, key), hashlib.sha256)
 */
static struct token_key
key_of(unsigned id)
{
	struct token_key key = { .id = id };

	for (int i = 0; i < TOKEN_SECRET_BYTES; i++)
		key.secret[i] = (unsigned char)i;
	return key;
}

static const struct vector {
	const char *name;
	unsigned key;
	gint64 account, casefile;
	const char *token;
} vectors[] = {
	{ "the first case's token is as HMAC says", 0, 1, 1,
		"ba6dd3jdc9eqyu2qzw" },
	{ "another account's token is another", 0, 2, 1, "baj3mgjnq8huku2y8i" },
	{ "another key's token is another", 1, 1, 1, "bb47c7nh4zbem9s9ip" },
	{ "a number of one digit has one", 0, 1, 31, "9azrmrdghnjy6k2gk7" },
	{ "a number of two digits has two", 0, 1, 32, "baagbs8r55dfcrxttui" },
	{ "below 2^30 a number has six digits", 31, ACCOUNT, CASE,
		"9999999b695z565grkm6uuh" },
};

static GArray *
keys_of(const struct token_key *keys, guint n)
{
	GArray *array = g_array_new(FALSE, FALSE, sizeof(*keys));

	return g_array_append_vals(array, keys, n);
}

static bool
is_right(const struct token *token, gint64 account, unsigned key)
{
	struct token_key believed = key_of(key);
	g_autoptr(GArray) keys = keys_of(&believed, 1);

	return token_is_right(token, account, keys);
}

static void
token_is_made_and_read(void **state)
{
	const struct vector *vector = *state;
	struct token_key key = key_of(vector->key);
	g_autofree char *made =
		token_make(&key, vector->account, vector->casefile);
	g_autofree char *id = g_strdup_printf("postcase.%s@x", made);
	struct token token = { 0 };

	assert_string_equal(made, vector->token);
	assert_true(token_of_id(id, &token));
	assert_int_equal(token.casefile, vector->casefile);
	assert_int_equal(token.key, vector->key);
	assert_true(is_right(&token, vector->account, vector->key));
	assert_false(is_right(&token, vector->account + 1, vector->key));
}

static void
largest_numbers_fit(void **state)
{
	struct token_key key = { .id = 5 };
	g_autofree char *made = NULL;

	(void)state;
	memset(key.secret, 0xff, sizeof(key.secret));
	made = token_make(&key, G_MAXINT64, G_MAXINT64);
	assert_string_equal(made, "h999999999999fvhvk8wau8xriq4pa");
	assert_int_equal(strlen(made), TOKEN_CHARS_MAX);
}

#define GOOD "9999999b695z565grkm6uuh"

static const struct row {
	const char *name, *recipient, *delimiter;
	bool is_token;
} recipients[] = {
	{ "a token is an extension", "support+" GOOD "@x", "+", true },
	{ "a token may be typed in capitals",
		"SUPPORT+9999999B695Z565GRKM6UUH@X", "+", true },
	{ "any delimiter does", "support-" GOOD "@x", "+-", true },
	{ "no delimiter, no token", "support+" GOOD "@x", "", false },
	{ "another extension is no token", "support+urgent@x", "+", false },
	{ "no extension is no token", "support@x", "+", false },
	{ "an empty extension is no token", "support+@x", "+", false },
	{ "nothing is no token", "", "+", false },
	{ "a domain alone is no token", "@x+" GOOD, "+", false },
	{ "a local part alone is no token", "support+" GOOD, "+", false },
	{ "a delimiter in the domain counts for nothing", "support@x+" GOOD,
		"+", false },
	{ "a token without an account is none", "+" GOOD "@x", "+", false },
	{ "a token has nothing in front", "support+a+" GOOD "@x", "+", false },
	{ "a token has nothing behind", "support+" GOOD "+a@x", "+", false },
	{ "a shorter one is none", "support+b695z565grkm6uuh@x", "+", false },
	{ "a longer one is none",
		"support+999999999999999999b695z565grkm6uuh@x", "+", false },
	{ "look-alikes are no digits", "support+999999lb695z565grkm6uuh@x", "+",
		false },
	{ "blanks are no digits", "support+999999 9b695z565grkm6uuh@x", "+",
		false },
	{ "a zero in front is no number", "support+a" GOOD "@x", "+", false },
	{ "2^63 is no number",
		"support+i" /* 8 */
		"aaaaaaaaaaaa"
		"fvhvk8wau8xriq4pa@x",
		"+", false },
};

static void
recipient_has_token(void **state)
{
	const struct row *row = *state;
	const struct token before = { .casefile = -1, .key = 99 };
	struct token token = before;

	assert_int_equal(token_of_recipient(row->recipient, row->delimiter,
				 &token),
		row->is_token);
	if (row->is_token)
		assert_true(is_right(&token, ACCOUNT, 31));
	else
		assert_memory_equal(&token, &before, sizeof(before));
}

static const struct id_row {
	const char *name, *id;
	bool is_token;
} ids[] = {
	{ "an id of ours has a token", "postcase." GOOD "@mx.example.com",
		true },
	{ "more may stand behind it", "postcase." GOOD ".17.reply@example.com",
		true },
	{ "capitals do not matter",
		"Postcase.9999999B695Z565GRKM6UUH@example.com", true },
	{ "another program's id has none", "other." GOOD "@example.com",
		false },
	{ "an id without @ has none", "postcase." GOOD, false },
	{ "an id without a token has none", "postcase.@example.com", false },
	{ "a token in the domain is none", "postcase@" GOOD ".example.com",
		false },
	{ "a token behind something else is none", "postcase.a." GOOD "@x",
		false },
};

static void
id_has_token(void **state)
{
	const struct id_row *row = *state;
	struct token token = { 0 };

	assert_int_equal(token_of_id(row->id, &token), row->is_token);
	if (row->is_token)
		assert_true(is_right(&token, ACCOUNT, 31));
}

static void
no_bit_may_change(void **state)
{
	const char good[] = "support+" GOOD "@x";
	size_t start = strlen("support+"), end = start + strlen(GOOD);

	(void)state;
	for (size_t bit = 8 * start; bit < 8 * end; bit++) {
		g_autofree char *bad = g_strdup(good);
		struct token token = { 0 };

		((unsigned char *)bad)[bit / 8] ^= 1U << bit % 8;
		if (g_ascii_strcasecmp(bad, good) != 0 &&
			token_of_recipient(bad, "+", &token))
			assert_false(is_right(&token, ACCOUNT, 31));
	}
}

static void
no_bit_of_a_secret_may_change(void **state)
{
	struct token token = { 0 };

	(void)state;
	assert_true(token_of_id("postcase." GOOD "@x", &token));
	for (int bit = 0; bit < 8 * TOKEN_SECRET_BYTES; bit++) {
		struct token_key key = key_of(31);
		g_autoptr(GArray) keys = NULL;

		key.secret[bit / 8] ^= 1U << bit % 8;
		keys = keys_of(&key, 1);
		assert_false(token_is_right(&token, ACCOUNT, keys));
	}
}

static void
token_cut_anywhere_is_wrong(void **state)
{
	(void)state;
	for (size_t i = 0; i < strlen(GOOD); i++) {
		g_autofree char *front =
			g_strdup_printf("a+%.*s@x", (int)i, GOOD);
		g_autofree char *back = g_strdup_printf("a+%s@x", &GOOD[i + 1]);
		struct token token = { 0 };

		if (token_of_recipient(front, "+", &token))
			assert_false(is_right(&token, ACCOUNT, 31));
		if (token_of_recipient(back, "+", &token))
			assert_false(is_right(&token, ACCOUNT, 31));
	}
}

static void
other_case_is_wrong(void **state)
{
	struct token token = { 0 };

	(void)state;
	assert_true(token_of_id("postcase." GOOD "@x", &token));
	token.casefile--;
	assert_false(is_right(&token, ACCOUNT, 31));
}

static void
any_key_that_is_believed_does(void **state)
{
	struct token_key believed[] = { key_of(2), key_of(31), key_of(0) };
	g_autoptr(GArray) keys = keys_of(believed, G_N_ELEMENTS(believed));
	struct token token = { 0 };

	(void)state;
	assert_true(token_of_id("postcase." GOOD "@x", &token));
	assert_true(token_is_right(&token, ACCOUNT, keys));
	g_array_remove_index(keys, 1);
	assert_false(token_is_right(&token, ACCOUNT, keys));
	g_array_set_size(keys, 0);
	assert_false(token_is_right(&token, ACCOUNT, keys));
}

/* The same secret under another id: the id is signed, too. */
static void
key_is_no_other_key(void **state)
{
	struct token token = { 0 };

	(void)state;
	assert_true(token_of_id("postcase." GOOD "@x", &token));
	token.key = 2;
	assert_false(is_right(&token, ACCOUNT, 2));
}

#define LOCAL_40 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static const struct address_row {
	const char *name, *address, *delimiter, *want;
} addresses[] = {
	{ "an address gets its token", "support@x", "+", "support+" GOOD "@x" },
	{ "the first delimiter is taken", "support@x", "-+",
		"support-" GOOD "@x" },
	{ "without a delimiter it gets none", "support@x", "", "support@x" },
	{ "the longest local part has room for a token", LOCAL_40 "@x", "+",
		LOCAL_40 "+" GOOD "@x" },
	{ "one that is longer has none", LOCAL_40 "a@x", "+", LOCAL_40 "a@x" },
};

static void
address_gets_token(void **state)
{
	const struct address_row *row = *state;
	g_autofree char *got =
		token_address(row->address, row->delimiter, GOOD);

	assert_string_equal(got, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, vectors, token_is_made_and_read);
	TESTS_TABLE(&tests, recipients, recipient_has_token);
	TESTS_TABLE(&tests, ids, id_has_token);
	TESTS_TABLE(&tests, addresses, address_gets_token);
	tests_add(&tests, "the largest numbers fit", largest_numbers_fit, NULL);
	tests_add(&tests, "no bit of a token may change", no_bit_may_change,
		NULL);
	tests_add(&tests, "no bit of a secret may change",
		no_bit_of_a_secret_may_change, NULL);
	tests_add(&tests, "a token that was cut is wrong",
		token_cut_anywhere_is_wrong, NULL);
	tests_add(&tests, "a token is of one case", other_case_is_wrong, NULL);
	tests_add(&tests, "any key that is believed does",
		any_key_that_is_believed_does, NULL);
	tests_add(&tests, "a key is no other key", key_is_no_other_key, NULL);
	return TESTS_RUN(&tests, "token");
}
