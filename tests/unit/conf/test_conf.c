#include "conf/conf.h"

#include "table.h"

static const struct row {
	const char *name, *text, *want;
} rows[] = {
	{ "an unknown key names its line and the nearest key",
		"redis =\n\ndatabse = x\n",
		"f:3: no such key: 'databse' (did you mean 'database'?)" },
	{ "an unknown key without a neighbour points to the page",
		"colour = red\n",
		"f:1: no such key: 'colour' (see postcase.conf(5))" },
	{ "a key twice is an error", "redis = a\nredis = b\n",
		"f:2: 'redis' is here a second time" },
	{ "a line without a sign is an error", "database x\n",
		"f:1: wants 'key = value', not 'database x'" },
	{ "a number below its range is an error", "deadline = 0\n",
		"f:1: deadline wants a number from 2 to 600, not '0'" },
	{ "a number with a tail is an error", "deadline = 20s\n",
		"f:1: deadline wants a number from 2 to 600, not '20s'" },
	{ "a number too large for any integer is an error",
		"deadline = 99999999999999999999\n",
		"f:1: deadline wants a number from 2 to 600, not "
		"'99999999999999999999'" },
	{ "a word that is neither yes nor no is an error",
		"log_verbose = true\n",
		"f:1: log_verbose wants yes or no, not 'true'" },
	{ "a word that is none of a few is an error",
		"on_database_error = reject\n",
		"f:1: on_database_error wants tempfail or accept, not "
		"'reject'" },
};

static void
text_is_refused(void **state)
{
	const struct row *row = *state;
	g_autoptr(GError) fault = NULL;
	g_autoptr(conf) conf = conf_parse(row->text, "f", &fault);

	assert_null(conf);
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG));
	assert_string_equal(fault->message, row->want);
}

static void
values_are_taken(void **state)
{
	g_autoptr(conf) conf = conf_parse("# comment\n  redis = /r.sock \r\n"
					  "database = host=/run dbname=a=b\n"
					  "deadline=5\nlog_verbose = yes\n",
		"f", NULL);

	(void)state;
	assert_non_null(conf);
	assert_string_equal(conf->redis, "/r.sock");
	assert_string_equal(conf->database, "host=/run dbname=a=b");
	assert_int_equal(conf->deadline, 5);
	assert_true(conf->log_verbose);
	assert_string_equal(conf->recipient_delimiter, "+");
}

/* CONF_WRITE=1 writes it anew; the diff is the review. */
static void
the_shipped_file_is_the_table(void **state)
{
	const char *path = "contrib/postcase.conf";
	g_autofree char *want = conf_example(), *got = NULL;

	(void)state;
	if (g_getenv("CONF_WRITE") != NULL)
		assert_true(g_file_set_contents(path, want, -1, NULL));
	assert_true(g_file_get_contents(path, &got, NULL, NULL));
	assert_string_equal(got, want);
}

/* Its settings are comments: without the '#' each is taken as it stands. */
static void
the_shipped_settings_are_taken(void **state)
{
	g_autofree char *example = conf_example(), *page = NULL;
	g_auto(GStrv) lines = g_strsplit(example, "\n", -1);
	int n = 0;

	(void)state;
	assert_true(g_file_get_contents("shared/conf/postcase.conf.5", &page,
		NULL, NULL));
	for (char **line = lines; *line != NULL; line++) {
		if ((*line)[0] != '#' || (*line)[1] == ' ')
			continue;
		g_autoptr(conf) conf = conf_parse(*line + 1, "f", NULL);
		g_autofree char *item = g_strdup_printf("\n.It Cm %.*s\n",
			(int)strcspn(*line + 1, " "), *line + 1);

		assert_non_null(conf);
		assert_non_null(strstr(page, item));
		n++;
	}
	assert_true(n >= 10);
}

static void
a_missing_file_is_a_setting(void **state)
{
	g_autoptr(GError) fault = NULL;

	(void)state;
	assert_null(conf_load("/nonexistent/postcase.conf", &fault));
	assert_true(g_error_matches(fault, POSTCASE_FAULT, FAULT_CONFIG));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, text_is_refused);
	tests_add(&tests, "values are taken, blanks around them are not",
		values_are_taken, NULL);
	tests_add(&tests, "the shipped file is what the table says",
		the_shipped_file_is_the_table, NULL);
	tests_add(&tests,
		"each shipped setting is taken, and stands in the manual",
		the_shipped_settings_are_taken, NULL);
	tests_add(&tests, "a missing file is a setting, not a bug",
		a_missing_file_is_a_setting, NULL);
	return TESTS_RUN(&tests, "conf");
}
