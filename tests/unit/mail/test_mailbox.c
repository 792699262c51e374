#include "mail/mailbox.h"

#include "table.h"

static const struct row {
	const char *name, *value, *want;
} rows[] = {
	{ "an address alone has no name", "a@x", "a@x" },
	{ "a name stands in front of brackets", "Ann Lee <a@x>",
		"a@x=Ann Lee" },
	{ "a name may stand in a comment", "a@x (Ann (Lee))", "a@x=Ann (Lee)" },
	{ "quotes and backslashes are no part of a name",
		"\"Lee, \\\"Ann\\\"\" <a@x>", "a@x=Lee, \"Ann\"" },
	{ "a comma in a name needs no quotes", "Lee, Ann <a@x>, b@x",
		"a@x=Lee, Ann b@x" },
	{ "a comma in an encoded word divides nothing",
		"=?utf-8?Q?Lee,_Ann:?= <a@x>", "a@x=Lee, Ann:" },
	{ "encoded words join without a blank",
		"=?utf-8?B?w4lyaWM=?= =?utf-8?B?IER1cG9udA==?= <a@x>",
		"a@x=\xc3\x89ric Dupont" },
	{ "an address in a name is a name", "\"b@y\" <a@x>", "a@x=b@y" },
	{ "an encoded address is none", "=?utf-8?Q?b@y?=", "" },
	{ "a group gives its members", "Team: a@x, B <b@x>; c@x",
		"a@x b@x=B c@x" },
	{ "an empty group gives nobody", "undisclosed-recipients:;", "" },
	{ "groups in groups give their members", "a: b: c@x, d: e@x;;",
		"c@x e@x" },
	{ "a route is left out", "<@relay,@other:a@x>", "a@x" },
	{ "brackets without end hold an address", "Ann <a@x", "a@x=Ann" },
	{ "brackets twice hold one address", "<<a@x>>", "a@x" },
	{ "quotes without end are marks", "\"Ann <a@x>, b@x", "a@x=\"Ann b@x" },
	{ "a comment without end is a mark", "(Ann <a@x>", "a@x=(Ann" },
	{ "addresses without a comma are two", "<a@x> <b@x>", "a@x b@x" },
	{ "words behind brackets are no name", "Ann <a@x> and b@x", "a@x=Ann" },
	{ "blanks may stand around dots and @", "a . b @ x . y", "a.b@x.y" },
	{ "a semicolon divides too", "a@x; b@x", "a@x b@x" },
	{ "addresses need nothing but a blank between", "a@x b@y (B)",
		"a@x b@y" },
	{ "words may stand around an address", "mail to a@x, please", "a@x" },
	{ "an encoded word may touch an address", "=?utf-8?Q?Ann?=a@x", "a@x" },
	{ "a quoted word is a word of its own", "IN%\"a@x\" \"Ann Lee\"",
		"a@x" },
	{ "a quoted local part may hold a blank", "\"Ann Lee\"@x, b@x",
		"\"ann lee\"@x b@x" },
	{ "or a comma, in brackets", "Ann <\"Lee, Ann\"@x>, b@x",
		"\"lee, ann\"@x=Ann b@x" },
	{ "the part in quotes of an address is not the address",
		"\"a@x\"@evil.example", "\"a@x\"@evil.example" },
	{ "words in brackets may hold an address", "Ann <ann a@x>", "a@x=Ann" },
	{ "an address in brackets may be written twice",
		"Ann <a@x<mailto:a@x>>", "a@x=Ann" },
	{ "an address in the name of another is no address", "b@y <a@x>",
		"a@x=b@y" },
	{ "a comment may stand in an address", "<a@x(why).  y>, b(c)@x (B)",
		"a@x.y b@x=cB" },
	{ "what is no address is passed over", "noone, @, x@, @y, a@x", "a@x" },
	{ "an encoded line end stays within the name",
		"=?utf-8?Q?a=0D=0ABcc:_b@y?= <a@x>", "a@x=a  Bcc: b@y" },
	{ "nothing gives nobody", "", "" },
};

/* "address=name" of each, with blanks between. */
static char *
dump(const GPtrArray *addresses)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < addresses->len; i++) {
		const struct message_address *address =
			g_ptr_array_index(addresses, i);

		g_string_append_printf(out, "%s%s%s%s", i ? " " : "",
			address->address, address->name ? "=" : "",
			address->name ? address->name : "");
	}
	return g_string_free(out, FALSE);
}

static void
value_gives_addresses(void **state)
{
	const struct row *row = *state;
	g_autoptr(message) msg = message_unreadable();
	g_autofree char *value = g_strdup(row->value);

	assert_true(mailbox_list(value, false, ROLE_TO, msg->addresses));
	g_autofree char *got = dump(msg->addresses);

	assert_string_equal(got, row->want);
}

static void
a_cut_value_loses_its_last(void **state)
{
	g_autoptr(message) msg = message_unreadable();

	(void)state;
	assert_true(mailbox_list("a@x, b@exam", true, ROLE_TO, msg->addresses));
	g_autofree char *got = dump(msg->addresses);

	assert_string_equal(got, "a@x");
}

static void
a_flood_ends_at_the_limit(void **state)
{
	g_autoptr(message) msg = message_unreadable();
	g_autoptr(GString) value = g_string_new(NULL);

	(void)state;
	for (int i = 0; i <= MESSAGE_ADDRESSES_MAX; i++)
		g_string_append_printf(value, "a%d@x,", i);
	assert_false(mailbox_list(value->str, false, ROLE_TO, msg->addresses));
	assert_int_equal(msg->addresses->len, MESSAGE_ADDRESSES_MAX);
}

int
main(void)
{
	struct tests tests = { 0 };

	message_init();
	TESTS_TABLE(&tests, rows, value_gives_addresses);
	tests_add(&tests, "the last address of a cut value is not trusted",
		a_cut_value_loses_its_last, NULL);
	tests_add(&tests, "a flood of addresses ends at the limit",
		a_flood_ends_at_the_limit, NULL);
	return TESTS_RUN(&tests, "mailbox");
}
