#include "rules/directory.h"

#include "table.h"

/*
 * Two accounts, a team each (1, 2); support@ is shared for sending.  Anna is in
 * team 1, Ben in team 2, Cleo administrates, Dan is gone.
 */
static struct directory *
office(void)
{
	static const struct {
		gint64 id;
		const char *login, *address;
		gint64 team;
		enum access_level level;
		bool administrator, active;
	} users[] = {
		{ 1, "anna", "anna@x", 1, ACCESS_TEAM, false, true },
		{ 2, "ben", "ben@x", 2, ACCESS_TEAM, false, true },
		{ 3, "cleo", "cleo@x", 3, ACCESS_NO, true, true },
		{ 4, "dan", "dan@x", 1, ACCESS_ALL, true, false },
		{ 5, "eve", "eve@x", 3, ACCESS_ALL, false, true },
		{ 6, "fay", "fay@x", 1, ACCESS_OWN, false, true },
	};
	struct directory *directory = directory_new();

	for (gint64 id = 1; id <= 2; id++) {
		struct directory_account *account =
			directory_add_account(directory, id);

		account->send_as = id == 1;
		g_array_append_val(account->teams, id);
		directory_add_address(directory,
			id == 1 ? "support@x" : "sales@x", account);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(users); i++) {
		struct directory_user *user =
			directory_add_user(directory, users[i].id);

		user->active = users[i].active;
		user->administrator = users[i].administrator;
		user->group_account = users[i].level;
		g_array_append_val(user->teams, users[i].team);
		directory_add_login(directory, users[i].login, user);
		directory_add_owner(directory, users[i].address, user);
	}
	return directory;
}

static const struct account_row {
	const char *name, *recipient;
	gint64 account;
} accounts[] = {
	{ "an address names its account", "support@x", 1 },
	{ "so it does in whatever case", "SALES@X", 2 },
	{ "and with an extension", "support+abc@x", 1 },
	{ "another address names none", "anna@x", 0 },
	{ "nor does nothing", "", 0 },
	{ "nor does broken UTF-8", "support@x\xf0", 0 },
};

static void
recipient_names_account(void **state)
{
	const struct account_row *row = *state;
	g_autoptr(directory) directory = office();
	const struct directory_account *account =
		directory_account_of(directory, row->recipient, "+");

	assert_int_equal(account ? account->id : 0, row->account);
}

static const struct login_row {
	const char *name, *login;
	gint64 user;
} logins[] = {
	{ "a login is a user's", "anna", 1 },
	{ "case does not count", "ANNA", 1 },
	{ "who is inactive is nobody", "dan", 0 },
	{ "nobody is nobody", "mallory", 0 },
	{ "broken UTF-8 is nobody", "anna\xe2\x82", 0 },
};

static void
login_is_users(void **state)
{
	const struct login_row *row = *state;
	g_autoptr(directory) directory = office();
	const struct directory_user *user =
		directory_user_of(directory, row->login);

	assert_int_equal(user ? user->id : 0, row->user);
}

static const struct send_row {
	const char *name;
	gint64 user, account;
	enum account_mode mode;
	bool may;
} sends[] = {
	{ "who has the right of his team writes for its account", 1, 1,
		ACCOUNT_ACTIVE, true },
	{ "who is in another team does not", 2, 1, ACCOUNT_ACTIVE, false },
	{ "an administrator does", 3, 1, ACCOUNT_ACTIVE, true },
	{ "one who is gone does not", 4, 1, ACCOUNT_ACTIVE, false },
	{ "who has the right of all does", 5, 1, ACCOUNT_ACTIVE, true },
	{ "\"own\" is no right here", 6, 1, ACCOUNT_ACTIVE, false },
	{ "nobody writes for an account that is not shared", 3, 2,
		ACCOUNT_ACTIVE, false },
	{ "nor for one that is inactive", 3, 1, ACCOUNT_INACTIVE, false },
	{ "one that is observed changes nothing", 1, 1, ACCOUNT_OBSERVE, true },
};

static void
user_may_send_as(void **state)
{
	const struct send_row *row = *state;
	g_autoptr(directory) directory = office();
	struct directory_account *account =
		g_ptr_array_index(directory->accounts, row->account - 1);

	account->mode = row->mode;
	assert_int_equal(directory_may_send_as(directory_user_by_id(directory,
						       row->user),
				 account),
		row->may);
}

static void
addresses_have_owners(void **state)
{
	g_autoptr(directory) directory = office();
	const struct directory_user *anna = directory_user_by_id(directory, 1);

	(void)state;
	assert_true(directory_has_address(anna, "anna@x"));
	assert_false(directory_has_address(anna, "ben@x"));
	assert_true(directory_is_users(directory, "dan@x"));
	assert_false(directory_is_users(directory, "support@x"));
	assert_int_equal(directory_account_by_id(directory, 2)->id, 2);
	assert_null(directory_account_by_id(directory, 3));
}

static void
last_reference_frees(void **state)
{
	struct directory *directory = office();

	(void)state;
	assert_ptr_equal(directory_ref(directory), directory);
	directory_unref(directory);
	assert_int_equal(directory->accounts->len, 2);
	directory_unref(directory);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, accounts, recipient_names_account);
	TESTS_TABLE(&tests, logins, login_is_users);
	TESTS_TABLE(&tests, sends, user_may_send_as);
	tests_add(&tests, "addresses have owners", addresses_have_owners, NULL);
	tests_add(&tests, "it lives as long as somebody uses it",
		last_reference_frees, NULL);
	return TESTS_RUN(&tests, "directory");
}
