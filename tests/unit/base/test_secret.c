#include "base/secret.h"

#include "table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char purpose[] = "relay [smtp.example.com]:587 support";

/* A folder of its own, and the key's path in it. */
static int
begin(void **state)
{
	g_autofree char *folder =
		g_dir_make_tmp("postcase-secret.XXXXXX", NULL);

	*state = g_build_filename(folder, "key", NULL);
	return 0;
}

static int
end(void **state)
{
	g_autofree char *path = *state;
	g_autofree char *folder = g_path_get_dirname(path);

	(void)g_unlink(path);
	(void)g_rmdir(folder);
	return 0;
}

static struct secret_key
new_key(const char *path)
{
	struct secret_key key = { { 0 } };
	bool made = false;

	assert_true(secret_key_make(path, &made, NULL) && made);
	assert_true(secret_key_load(path, &key, NULL));
	return key;
}

static void
what_is_sealed_is_opened(void **state)
{
	struct secret_key key = new_key(*state);
	g_autofree char *sealed = secret_seal(&key, purpose, "s3cret \xC3\xB6");
	g_autofree char *again = secret_seal(&key, purpose, "s3cret \xC3\xB6");
	char *text = secret_open(&key, purpose, sealed, NULL);

	assert_string_equal(text, "s3cret \xC3\xB6");
	assert_string_not_equal(sealed, again);
	assert_null(strstr(sealed, "s3cret"));
	secret_free(text);
}

static void
assert_closed(const struct secret_key *key, const char *other,
	const char *sealed)
{
	g_autoptr(GError) fault = NULL;

	assert_null(secret_open(key, other, sealed, &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG));
}

static void
only_for_its_purpose_by_its_key_as_it_was(void **state)
{
	struct secret_key key = new_key(*state), other = key;
	g_autofree char *sealed = secret_seal(&key, purpose, "password");
	const size_t size = strlen(sealed);

	other.bytes[7] ^= 1;
	assert_closed(&other, purpose, sealed);
	assert_closed(&key, "relay [evil.example.net]:587 support", sealed);
	for (size_t i = 0; i < size; i += 9) {
		const char was = sealed[i];

		sealed[i] = was == '0' ? '1' : '0';
		assert_closed(&key, purpose, sealed);
		sealed[i] = was;
	}
	sealed[size - 2] = '\0';
	assert_closed(&key, purpose, sealed);
	assert_closed(&key, purpose, "");
	assert_closed(&key, purpose, "no hexadecimal digits");
}

static void
a_key_is_never_overwritten(void **state)
{
	struct secret_key first = new_key(*state), second;
	bool made = true;

	assert_true(secret_key_make(*state, &made, NULL));
	assert_false(made);
	assert_true(secret_key_load(*state, &second, NULL));
	assert_memory_equal(&first, &second, sizeof(first));
}

static void
assert_no_key(const char *path, const char *why)
{
	g_autoptr(GError) fault = NULL;
	struct secret_key key;

	assert_false(secret_key_load(path, &key, &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG));
	assert_non_null(strstr(fault->message, why));
}

static void
a_key_that_others_may_read_is_refused(void **state)
{
	(void)new_key(*state);
	assert_int_equal(g_chmod(*state, 0640), 0);
	assert_no_key(*state, "others than its owner");
}

static void
what_is_no_key_is_refused(void **state)
{
	const char *path = *state;

	assert_no_key(path, "postcase init makes it");
	assert_true(g_file_set_contents_full(path, "abc\n", -1,
		G_FILE_SET_CONTENTS_NONE, 0600, NULL));
	assert_no_key(path, "is no key");
}

int
main(void)
{
	static const struct row {
		const char *name;
		CMUnitTestFunction check;
	} rows[] = {
		{ "what is sealed is opened", what_is_sealed_is_opened },
		{ "only for its purpose, by its key, as it was",
			only_for_its_purpose_by_its_key_as_it_was },
		{ "a key is never overwritten", a_key_is_never_overwritten },
		{ "a key that others may read is refused",
			a_key_that_others_may_read_is_refused },
		{ "what is no key is refused", what_is_no_key_is_refused },
	};
	struct tests tests = { .n = 0 };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		tests_add(&tests, rows[i].name, rows[i].check, NULL);
		tests.test[i].setup_func = begin;
		tests.test[i].teardown_func = end;
	}
	return TESTS_RUN(&tests, "secret");
}
