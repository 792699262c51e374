#include "lda/thin/setting.h"

#include "conf/conf.h"

#include "table.h"

/* NULL: no socket. */
static const struct row {
	const char *name, *text, *socket;
	unsigned answer_s;
	bool is_wrong; /* as a configuration */
} rows[] = {
	{ "without a word the presets hold", "", PRESET_LMTP_LISTEN, 110 },
	{ "the socket can be elsewhere", "lmtp_listen = /run/p/lmtp\n",
		"/run/p/lmtp", 110 },
	{ "the first path counts", "lmtp_listen = 127.0.0.1:24 /run/a /run/b\n",
		"/run/a", 110 },
	{ "blanks and comments do not",
		"#lmtp_listen = /no\n\n \tlmtp_listen\t=\t/run/a \r\n",
		"/run/a", 110 },
	{ "a port alone is no socket", "lmtp_listen = 127.0.0.1:24", NULL, 0 },
	{ "a server that listens nowhere has none",
		"lmtp_listen =\ndatabase = /x\n", NULL, 0 },
	{ "another key with that start does not count",
		"lmtp_listener = /no\nlmtp_listen = /run/a\n", "/run/a", 110,
		true },
	{ "an answer may take as long as the settings say",
		"deadline = 4\ndatabase_timeout = 3\nlmtp_listen = /a", "/a",
		20 },
};

static void
setting_is_read(void **state)
{
	const struct row *row = *state;
	struct setting setting;

	assert_int_equal(setting_parse(row->text, &setting),
		row->socket != NULL);
	g_autoptr(conf) conf = conf_parse(row->text, "x", NULL);
	assert_true(conf != NULL || row->is_wrong);
	if (row->socket == NULL)
		return;
	assert_string_equal(setting.socket, row->socket);
	assert_int_equal(setting.answer_s, row->answer_s);
	if (conf != NULL)
		assert_int_equal(setting.answer_s,
			conf->deadline + 2 * conf->database_timeout + 10);
	if (conf != NULL)
		assert_non_null(strstr(conf->lmtp_listen, setting.socket));
}

static void
long_names_are_none(void **state)
{
	g_autofree char *longest = g_strnfill(SETTING_SOCKET_MAX - 1, 'x');
	g_autofree char *fits = g_strconcat("lmtp_listen=/", longest, NULL);
	g_autofree char *too = g_strconcat("lmtp_listen=/x", longest, NULL);
	struct setting setting;

	(void)state;
	assert_true(setting_parse(fits, &setting));
	assert_false(setting_parse(too, &setting));
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, setting_is_read);
	tests_add(&tests, "a name that no socket can have is none",
		long_names_are_none, NULL);
	return TESTS_RUN(&tests, "setting");
}
