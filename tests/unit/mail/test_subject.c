#include "mail/subject.h"

#include "table.h"

static const struct row {
	const char *name, *subject, *want;
} rows[] = {
	{ "a plain subject stays", "Printer on fire", "Printer on fire" },
	{ "prefixes and tags go in turns", "Re: [list] AW: Fwd: [#42] Printer",
		"Printer" },
	{ "case and blanks make no difference", "rE :  re:   Printer  on",
		"Printer on" },
	{ "a prefix may count", "Re[2]: SV (3): RE^4: Printer", "Printer" },
	{ "a prefix may be Chinese",
		"\xe5\x9b\x9e\xe5\xa4\x8d\xef\xbc\x9aPrinter", "Printer" },
	{ "(fwd) at the end goes", "Printer (fwd) (Fwd)", "Printer" },
	{ "a word that starts like a prefix stays", "Results: none",
		"Results: none" },
	{ "a tag in the middle stays", "Printer [broken] again",
		"Printer [broken] again" },
	{ "a tag without end stays", "[list Printer", "[list Printer" },
	{ "a subject that is only a tag keeps it", "Re: [URGENT]", "[URGENT]" },
	{ "a subject that is only a prefix keeps it", "Re:", "Re:" },
	{ "an empty subject stays", "", "" },
};

static void
subject_has_a_base(void **state)
{
	const struct row *row = *state;
	g_autofree char *got = subject_base(row->subject);

	assert_string_equal(got, row->want);
}

static const struct sent {
	const char *name, *subject;
	bool on;
} sent[] = {
	{ "Fwd: is mail that is sent on", "Fwd: your order", true },
	{ "so is WG :", "WG : Ihr Auftrag", true },
	{ "an answer to it is not", "Re: Fwd: your order", false },
	{ "a word is no prefix", "fwd your order", false },
	{ "an empty subject is not", "", false },
};

static void
subject_says_that_it_is_sent_on(void **state)
{
	const struct sent *row = *state;

	assert_int_equal(subject_forwards(row->subject), row->on);
}

static void
a_thousand_tags_take_no_time(void **state)
{
	g_autoptr(GString) subject = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 1000; i++)
		g_string_append(subject, "[a] Re: ");
	g_autofree char *got = subject_base(subject->str);

	assert_non_null(got);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, subject_has_a_base);
	TESTS_TABLE(&tests, sent, subject_says_that_it_is_sent_on);
	tests_add(&tests, "a thousand tags take no time",
		a_thousand_tags_take_no_time, NULL);
	return TESTS_RUN(&tests, "subject");
}
