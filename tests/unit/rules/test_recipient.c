#include "rules/recipient.h"

#include "table.h"

static const struct row {
	const char *name, *recipient, *delimiter, *want;
} rows[] = {
	{ "an address stands for itself", "support@x", "+", "support@x" },
	{ "case does not count", "Support@Example.COM", "+",
		"support@example.com" },
	{ "a domain is known in both its forms", "a@MÜNCHEN.example", "+",
		"a@xn--mnchen-3ya.example" },
	{ "an extension may be left out", "support+a+b@x", "+",
		"support+a+b@x support@x" },
	{ "any of several delimiters parts", "support-a@x", "+-",
		"support-a@x support@x" },
	{ "without a delimiter nothing is an extension", "support+a@x", "",
		"support+a@x" },
	{ "a delimiter in front is no extension", "+support@x", "+",
		"+support@x" },
	{ "a delimiter in the domain is no extension", "support@x+y", "+",
		"support@x+y" },
	{ "the last @ parts local part and domain", "\"a@b\"+c@x", "+",
		"\"a@b\"+c@x \"a@b\"@x" },
	{ "an address without @ stays as it is", "support+a", "+",
		"support+a" },
	{ "broken UTF-8 is taken as it is", "SUPPORT+\xf0", "+",
		"support+\xf0" },
	{ "nothing names nothing", "", "+", "" },
};

static void
recipient_has_names(void **state)
{
	const struct row *row = *state;
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

	recipient_names(row->recipient, row->delimiter, found);
	g_ptr_array_add(found, NULL);
	g_autofree char *got = g_strjoinv(" ", (char **)found->pdata);
	assert_string_equal(got, row->want);
}

static void
names_do_not_double(void **state)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);

	(void)state;
	recipient_names("a+b@x", "+", found);
	recipient_names("a+c@x", "+", found);
	recipient_names("A@x", "+", found);
	assert_int_equal(found->len, 3);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, recipient_has_names);
	tests_add(&tests, "a name is there once", names_do_not_double, NULL);
	return TESTS_RUN(&tests, "recipient");
}
