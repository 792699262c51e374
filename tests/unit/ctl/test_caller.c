#include "ctl/caller.h"

#include "ctl/status.h"

#include <sysexits.h>

#include "table.h"

enum { SERVICE = 4242 };

/* login: of who came through sudo; uid 1 is daemon's everywhere. */
static const struct row {
	const char *name;
	uid_t euid;
	const char *sudo_uid;
	bool trusted;
	const char *login;
} rows[] = {
	{ "root may all", 0, NULL, true, NULL },
	{ "the service user may all", SERVICE, NULL, true, NULL },
	{ "root who came through sudo from root too", 0, "0", true, NULL },
	{ "the service user through sudo from root too", SERVICE, "0", true,
		NULL },
	{ "the service user through sudo from himself too", SERVICE, "4242",
		true, NULL },
	{ "root through sudo is known by his login, and may all", 0, "1", true,
		"daemon" },
	{ "the service user through sudo is who called it", SERVICE, "1", false,
		"daemon" },
	{ "root through sudo may all without a login", 0, "3999999999", true,
		NULL },
};

static void
caller_is(void **state)
{
	const struct row *row = *state;
	struct caller caller = { 0 };

	assert_true(caller_find(row->euid, row->sudo_uid, &caller, NULL));
	assert_int_equal(caller.trusted, row->trusted);
	if (row->login == NULL)
		assert_null(caller.login);
	else
		assert_string_equal(caller.login, row->login);
	g_free(caller.login);
}

static const struct refused {
	const char *name, *sudo_uid;
} refused[] = {
	{ "who has no login here is nobody", "3999999999" },
	{ "an empty SUDO_UID is no number", "" },
	{ "a name is no number", "daemon" },
	{ "a sign makes it none", "+1" },
	{ "a blank too", " 1" },
	{ "what would be root's after 32 bits is none", "4294967296" },
	{ "less than nothing is none", "-1" },
};

static void
caller_is_refused(void **state)
{
	const struct refused *row = *state;
	struct caller caller = { 0 };
	g_autoptr(GError) fault = NULL;

	assert_false(caller_find(SERVICE, row->sudo_uid, &caller, &fault));
	assert_int_equal(status_of(fault), EX_NOPERM);
}

int
main(void)
{
	static struct tests tests;

	TESTS_TABLE(&tests, rows, caller_is);
	TESTS_TABLE(&tests, refused, caller_is_refused);
	return TESTS_RUN(&tests, "caller");
}
