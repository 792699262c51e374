#include "mail/flowed.h"

#include "table.h"

#include <stdbool.h>

static const struct {
	const char *name, *text;
	bool delsp;
	const char *want;
} rows[] = {
	{ "a line that ends in a blank goes on", "One \ntwo \nthree\nfour\n",
		false, "One two three\nfour\n" },
	{ "an empty line ends a paragraph", "a \n\nb\n", false, "a \n\nb\n" },
	{ "with delsp, that blank was none",
		"\xe4\xb8\xad \n\xe6\x96\x87\na  \nb", true,
		"\xe4\xb8\xad\xe6\x96\x87\na b" },
	{ "stuffing goes", " From me\n > is no quote\n  two\n", false,
		"From me\n > is no quote\n two\n" },
	{ "quotes flow, and keep their depth",
		"> a \n> b\n>> c \n>>d\n> e\nf\n", false,
		"> a b\n>> c d\n> e\nf\n" },
	{ "a line of another depth is another paragraph", "> a \nb\nc \n> d\n",
		false, "> a \nb\nc \n> d\n" },
	{ "what looks like a deeper quote is stuffed text", "> > a \n> > b\n",
		false, "> > a > b\n" },
	{ "a signature is a line of its own", "a \n-- \nb \nc\n> -- \n> d\n",
		false, "a \n-- \nb c\n> -- \n> d\n" },
	{ "the end is as it was", "a ", true, "a " },
	{ "nothing stays nothing", "", true, "" },
};

static void
text_is_undone(void **state)
{
	const typeof(rows[0]) *row = *state;
	g_autofree char *made = flowed_undo(row->text, row->delsp);

	assert_string_equal(made, row->want);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, text_is_undone);
	return TESTS_RUN(&tests, "flowed");
}
