#include "rules/archive.h"

#include "table.h"

enum { NOW = 1795000000, DAY = 24 * 3600 };

#define DOMAIN  "archive.test"
#define ID      "1@x"
#define LARGEST "archive+9999.99999999.999.h999999.96adu5qtztwvxhy4p@" DOMAIN

/* 00 01 02 ... 1f: with that the addresses below were made by another program:
 *
 *	mac = hmac.new(secret, b"postcase archive copy 1" +
 *	    struct.pack(">QQQQB", user, casefile, account, time, key) +
 *	    message_id, hashlib.sha256)
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
	struct archive says;
	const char *message_id, *address;
} vectors[] = {
	{ "an address is signed as HMAC says", { 1, 1, 1, NOW, 0, "" }, ID,
		"archive+b.b.b.bxr5bya.a8ydyc76v3pnhg8xw@" DOMAIN },
	{ "without a case its place is empty", { 1, 0, 1, NOW, 0, "" }, ID,
		"archive+b..b.bxr5bya.avat74mkszt5gq2hy@" DOMAIN },
	{ "another message's is another", { 1, 1, 1, NOW, 0, "" }, "2@x",
		"archive+b.b.b.bxr5bya.azummshqw6cwzuh47@" DOMAIN },
	{ "large numbers have a place",
		{ (1 << 20) - 1, (1LL << 40) - 1, (1 << 15) - 1,
			(1LL << 33) - 1, 31, "" },
		ID, LARGEST },
};

static bool
is_right(const struct archive *archive, const char *message_id, gint64 now)
{
	struct token_key believed[] = { key_of(0), key_of(31) };
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(*believed));

	g_array_append_vals(keys, believed, G_N_ELEMENTS(believed));
	return archive_is_right(archive, message_id, keys, now);
}

static void
address_is_made_and_read(void **state)
{
	const struct vector *vector = *state;
	const struct archive *says = &vector->says;
	struct token_key key = key_of(says->key);
	g_autofree char *made =
		archive_address(says, vector->message_id, &key, DOMAIN);
	struct archive got = { 0 };

	assert_string_equal(made, vector->address);
	assert_true(archive_of_recipient(made, DOMAIN, &got));
	assert_int_equal(got.user, says->user);
	assert_int_equal(got.casefile, says->casefile);
	assert_int_equal(got.account, says->account);
	assert_int_equal(got.time, says->time);
	assert_int_equal(got.key, says->key);
	assert_true(is_right(&got, vector->message_id, says->time));
	assert_false(is_right(&got, "3@x", says->time));
}

#define MAC "a8ydyc76v3pnhg8xw"

static const struct form {
	const char *name, *recipient;
	bool is_one, says;
} forms[] = {
	{ "one that was signed says something",
		"archive+b.b.b.bxr5bya." MAC "@" DOMAIN, true, true },
	{ "capitals do not matter",
		"ARCHIVE+B.B.B.BXR5BYA.A8YDYC76V3PNHG8XW@ARCHIVE.TEST", true,
		true },
	{ "anything behind the plus is ours", "archive+anything@" DOMAIN, true,
		false },
	{ "nothing behind the plus is ours", "archive+@" DOMAIN, true, false },
	{ "no plus, not ours", "archive@" DOMAIN, false, false },
	{ "another name is not ours", "support+b.b.b.bxr5bya." MAC "@" DOMAIN,
		false, false },
	{ "another domain is not ours", "archive+b.b.b.bxr5bya." MAC "@x",
		false, false },
	{ "a domain below it is not ours",
		"archive+b.b.b.bxr5bya." MAC "@x." DOMAIN, false, false },
	{ "one domain behind another is not ours",
		"archive+b.b.b.bxr5bya." MAC "@x@" DOMAIN, false, false },
	{ "a domain alone is not ours", "@" DOMAIN, false, false },
	{ "no domain is not ours", "archive+b.b.b.bxr5bya." MAC, false, false },
	{ "nothing is not ours", "", false, false },
	{ "a user is asked for", "archive+.b.b.bxr5bya." MAC "@" DOMAIN, true,
		false },
	{ "an account is asked for", "archive+b.b..bxr5bya." MAC "@" DOMAIN,
		true, false },
	{ "a time is asked for", "archive+b.b.b.." MAC "@" DOMAIN, true,
		false },
	{ "a zero is no user", "archive+a.b.b.bxr5bya." MAC "@" DOMAIN, true,
		false },
	{ "a zero is no case", "archive+b.a.b.bxr5bya." MAC "@" DOMAIN, true,
		false },
	{ "a number has no zero in front",
		"archive+ab.b.b.bxr5bya." MAC "@" DOMAIN, true, false },
	{ "2^63 is no user",
		"archive+iaaaaaaaaaaaa.b.b.bxr5bya." MAC "@" DOMAIN, true,
		false },
	{ "a part too few is none", "archive+b.b.bxr5bya." MAC "@" DOMAIN, true,
		false },
	{ "a part too many is none", "archive+b.b.b.b.bxr5bya." MAC "@" DOMAIN,
		true, false },
	{ "nothing stands behind the signature",
		"archive+b.b.b.bxr5bya." MAC ".b@" DOMAIN, true, false },
	{ "a signature has one length",
		"archive+b.b.b.bxr5bya." MAC "a@" DOMAIN, true, false },
	{ "look-alikes are no digits", "archive+l.b.b.bxr5bya." MAC "@" DOMAIN,
		true, false },
	{ "a case's token is none", "archive+ba6dd3jdc9eqyu2qzw@" DOMAIN, true,
		false },
};

static void
form_is_known(void **state)
{
	const struct form *form = *state;
	const struct archive before = { .user = -1, .key = 99 };
	struct archive got = before;

	assert_int_equal(archive_is_one(form->recipient, DOMAIN), form->is_one);
	assert_false(archive_is_one(form->recipient, ""));
	assert_int_equal(archive_of_recipient(form->recipient, DOMAIN, &got),
		form->says);
	if (form->says)
		assert_true(is_right(&got, ID, NOW));
	else
		assert_memory_equal(&got, &before, sizeof(before));
}

static struct archive
largest(void)
{
	struct archive archive = { 0 };

	assert_true(archive_of_recipient(LARGEST, DOMAIN, &archive));
	assert_true(is_right(&archive, ID, archive.time));
	return archive;
}

static const struct change {
	const char *name;
	gint64 user, casefile, account, time;
	unsigned key;
} changes[] = {
	{ "it is no other user's", -1, 0, 0, 0, 0 },
	{ "it is of no other case", 0, -1, 0, 0, 0 },
	{ "it is of no other account", 0, 0, -1, 0, 0 },
	{ "its time is signed", 0, 0, 0, -1, 0 },
	{ "its key is signed, the same secret under another id", 0, 0, 0, 0,
		31 },
};

static void
number_is_signed(void **state)
{
	const struct change *change = *state;
	struct archive archive = largest();

	archive.user += change->user;
	archive.casefile += change->casefile;
	archive.account += change->account;
	archive.time += change->time;
	archive.key -= change->key;
	assert_false(is_right(&archive, ID, archive.time));
}

static const struct age {
	const char *name;
	gint64 seconds;
	bool right;
} ages[] = {
	{ "it may come at once", 0, true },
	{ "it may wait for 30 days", ARCHIVE_SECONDS_MAX, true },
	{ "then it is too old", ARCHIVE_SECONDS_MAX + 1, false },
	{ "a clock may be an hour ahead", -ARCHIVE_SECONDS_AHEAD, true },
	{ "not more", -ARCHIVE_SECONDS_AHEAD - 1, false },
	{ "nor a day", -DAY, false },
};

static void
age_counts(void **state)
{
	const struct age *age = *state;
	struct archive archive = largest();

	assert_int_equal(is_right(&archive, ID, archive.time + age->seconds),
		age->right);
}

static void
no_bit_may_change(void **state)
{
	const char good[] = LARGEST;
	size_t end = strlen(good) - strlen("@" DOMAIN);

	(void)state;
	for (size_t bit = 8 * strlen("archive+"); bit < 8 * end; bit++) {
		g_autofree char *bad = g_strdup(good);
		struct archive archive = { 0 };

		((unsigned char *)bad)[bit / 8] ^= 1U << bit % 8;
		if (g_ascii_strcasecmp(bad, good) != 0 &&
			archive_of_recipient(bad, DOMAIN, &archive))
			assert_false(is_right(&archive, ID, archive.time));
	}
}

static void
cut_anywhere_is_wrong(void **state)
{
	const size_t start = strlen("archive+");
	const size_t end = strlen(LARGEST) - strlen("@" DOMAIN);

	(void)state;
	for (size_t i = start; i < end; i++) {
		g_autofree char *cut =
			g_strdup_printf("%.*s@" DOMAIN, (int)i, LARGEST);
		struct archive archive = { 0 };

		assert_true(archive_is_one(cut, DOMAIN));
		assert_false(archive_of_recipient(cut, DOMAIN, &archive));
	}
}

static void
retired_key_is_not_believed(void **state)
{
	struct token_key other = key_of(0);
	g_autoptr(GArray) keys = g_array_new(FALSE, FALSE, sizeof(other));
	struct archive archive = largest();

	(void)state;
	assert_false(archive_is_right(&archive, ID, keys, archive.time));
	g_array_append_val(keys, other);
	assert_false(archive_is_right(&archive, ID, keys, archive.time));
}

static void
without_id_nothing_is_right(void **state)
{
	struct archive archive = largest();

	(void)state;
	assert_false(is_right(&archive, NULL, archive.time));
	assert_false(is_right(&archive, "", archive.time));
}

/* What a stranger writes into it may be as large as it likes. */
static void
largest_time_is_wrong(void **state)
{
	struct archive archive = largest();

	(void)state;
	archive.time = G_MAXINT64;
	assert_false(is_right(&archive, ID, NOW));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, vectors, address_is_made_and_read);
	TESTS_TABLE(&tests, forms, form_is_known);
	TESTS_TABLE(&tests, changes, number_is_signed);
	TESTS_TABLE(&tests, ages, age_counts);
	tests_add(&tests, "no bit of an address may change", no_bit_may_change,
		NULL);
	tests_add(&tests, "an address that was cut says nothing",
		cut_anywhere_is_wrong, NULL);
	tests_add(&tests, "a retired key is not believed",
		retired_key_is_not_believed, NULL);
	tests_add(&tests, "without a Message-ID nothing is right",
		without_id_nothing_is_right, NULL);
	tests_add(&tests, "the largest time is wrong", largest_time_is_wrong,
		NULL);
	return TESTS_RUN(&tests, "archive");
}
