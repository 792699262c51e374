#include "lda/thin/call.h"

#include "alike.h"
#include "table.h"

enum { TRIES = 20000, WORDS_MAX = 7 };

static const struct row {
	const char *name, *args[8];
	bool taken;
} rows[] = {
	{ "the call of master.cf is taken",
		{ "-f", "a@x", "-o", "o@x", "-q", "Q1", "--", "r@x" }, true },
	{ "the call of an alias is taken", { "-c", "/etc/p.conf" }, true },
	{ "no argument is taken", { NULL }, true },
	{ "long names are taken",
		{ "--sender=a@x", "--recipient", "r@x", "--config=" }, true },
	{ "the null sender is taken", { "-f", "", "r@x" }, true },
	{ "a value may look like an option", { "-f", "-q", "r@x" }, true },
	{ "a recipient may look like an option behind --", { "--", "-f", "--" },
		true },
	{ "recipients may stand between options", { "r@x", "-f", "a@x", "s@x" },
		true },
	{ "help is for the full program", { "-h" }, false },
	{ "the version too", { "--version" }, false },
	{ "a check too", { "-n", "-c", "/etc/p.conf" }, false },
	{ "an option without its value too", { "r@x", "-f" }, false },
	{ "options in one word too", { "-nf", "a@x" }, false },
	{ "a shortened name too", { "--send", "a@x" }, false },
	{ "a value in the same word as a letter too", { "-fa@x" }, false },
	{ "a single dash too", { "-" }, false },
	{ "what is handed on between the two is not to be given twice",
		{ "--begun=4", "r@x" }, false },
};

static GPtrArray *
argv_new(void)
{
	GPtrArray *argv = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(argv, g_strdup("postcase-lda"));
	return argv;
}

static void
call_is_read(void **state)
{
	const struct row *row = *state;
	g_autoptr(GPtrArray) argv = argv_new();
	struct call call;

	for (size_t i = 0; i < G_N_ELEMENTS(row->args) && row->args[i]; i++)
		g_ptr_array_add(argv, g_strdup(row->args[i]));
	g_ptr_array_add(argv, NULL);
	assert_int_equal(calls_are_alike(argv, &call), row->taken);
}

static void
too_many_are_left(void **state)
{
	g_autoptr(GPtrArray) argv = argv_new();
	struct call call;

	(void)state;
	for (int i = 0; i < CALL_RECIPIENTS_MAX; i++)
		g_ptr_array_add(argv, g_strdup_printf("r%d@x", i));
	g_ptr_array_add(argv, NULL);
	assert_true(calls_are_alike(argv, &call));
	g_ptr_array_insert(argv, 1, g_strdup("one-more@x"));
	assert_false(calls_are_alike(argv, &call));
}

static void
any_words_are_read_alike(void **state)
{
	static const char *const words[] = { "-c", "-f", "-o", "-q", "-d", "-n",
		"-h", "--", "-", "", "a@x", "b@y", "--config", "--sender",
		"--sender=", "--sender=c@z", "--recipient=r", "--recip", "-fq",
		"-nn", "--queue-id=Q=1", "--original-recipient", "--no", "---",
		"--=x", "-q1", "--begun=3" };
	unsigned taken = 0;

	(void)state;
	for (int i = 0; i < TRIES; i++) {
		g_autoptr(GPtrArray) argv = argv_new();
		struct call call;

		for (int n = g_random_int_range(0, WORDS_MAX); n > 0; n--)
			g_ptr_array_add(argv,
				g_strdup(words[g_random_int_range(0,
					G_N_ELEMENTS(words))]));
		g_ptr_array_add(argv, NULL);
		taken += calls_are_alike(argv, &call);
	}
	assert_in_range(taken, TRIES / 20, TRIES - 1);
}

int
main(void)
{
	struct tests tests = { 0 };

	g_random_set_seed(1);
	TESTS_TABLE(&tests, rows, call_is_read);
	tests_add(&tests, "more recipients than fit are the full program's",
		too_many_are_left, NULL);
	tests_add(&tests, "whatever the thin program takes both read alike",
		any_words_are_read_alike, NULL);
	return TESTS_RUN(&tests, "call");
}
