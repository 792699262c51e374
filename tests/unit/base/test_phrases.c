#include "base/phrases.h"

#include "table.h"

#define ENTRY(english, other) "msgid \"" english "\"\nmsgstr \"" other "\"\n\n"

static const struct given {
	const char *name, *file, *english, *want;
	const char *wrong; /* the complaint begins so; NULL: none */
} given[] = {
	{ "a text has its translation", ENTRY("yes", "sí"), "yes", "sí", NULL },
	{ "a text that is not there stays", ENTRY("yes", "sí"), "no", "no",
		NULL },
	{ "what nobody has translated stays", ENTRY("yes", ""), "yes", "yes",
		NULL },
	{ "the head is no translation",
		ENTRY("", "Language: es\\n") ENTRY("yes", "sí"), "yes", "sí",
		NULL },
	{ "a text may go over lines",
		"# of us\nmsgid \"a \"\n\"b\"\nmsgstr \"\"\n\"c \"\n\"d\"\n",
		"a b", "c d", NULL },
	{ "escapes are those of C", ENTRY("a\\n\\\"b\\\"", "\\tc\\\\"),
		"a\n\"b\"", "\tc\\", NULL },
	{ "the last of the same counts", ENTRY("a", "b") ENTRY("a", "c"), "a",
		"c", NULL },
	{ "arguments of the same types fit",
		ENTRY("case %s: %li of %5u, %d %%",
			"caso %s: %li de %u, %d %%"),
		"case %s: %li of %5u, %d %%", "caso %s: %li de %u, %d %%",
		NULL },
	{ "an argument more is not used", ENTRY("a %s", "b %s %s"), "a %s",
		"a %s", "line 1: its arguments" },
	{ "nor one less", ENTRY("a", "b") ENTRY("a %s %d", "b %s"), "a %s %d",
		"a %s %d", "line 4: its arguments" },
	{ "nor one of another type", ENTRY("a %u", "b %s"), "a %u", "a %u",
		"line 1: its arguments" },
	{ "nor another size", ENTRY("a %u", "b %lu"), "a %u", "a %u",
		"line 1: its arguments" },
	{ "nor another order", ENTRY("%s %s", "%2$s %1$s"), "%s %s", "%s %s",
		"line 1: its arguments" },
	{ "nor one that writes", ENTRY("a", "b %n"), "a", "a",
		"line 1: its arguments" },
	{ "nor one without an end", ENTRY("a", "b %"), "a", "a",
		"line 1: its arguments" },
	{ "nor a width out of an argument", ENTRY("%s", "%*s"), "%s", "%s",
		"line 1: its arguments" },
	{ "what is not UTF-8 is not used", ENTRY("a", "\xff"), "a", "a",
		"line 1: not UTF-8" },
	{ "a line that is none is told, and the next entry read",
		"msgid \"a\"\nmsgstr \"b\nmsgid \"c\"\nmsgstr \"d\"\n", "c",
		"d", "line 2: not understood" },
	{ "and its own entry is not used",
		"msgid \"a\"\nmsgstr \"b\"\n\"c\nmsgid \"c\"\nmsgstr \"d\"\n",
		"a", "a", "line 3: not understood" },
	{ "a file of anything is no catalogue", "root:x:0:0:root:/root\n",
		"yes", "yes", "line 1: not understood" },
};

static void
text_is_translated(void **state)
{
	const struct given *row = *state;
	g_autofree char *wrong = NULL;
	g_autoptr(phrases) phrases = phrases_parse(row->file, &wrong);

	assert_string_equal(phrases_get(phrases, row->english), row->want);
	if (row->wrong == NULL)
		assert_null(wrong);
	else
		assert_true(g_str_has_prefix(wrong ? wrong : "", row->wrong));
}

static const struct named {
	const char *name, *locale, *want;
} named[] = {
	{ "a locale has its language", "es_ES.UTF-8", "es" },
	{ "a language is one", "es", "es" },
	{ "a country makes no difference", "es_AR", "es" },
	{ "nor does a character set", "en.UTF-8", "en" },
	{ "three letters are one", "ast_ES", "ast" },
	{ "C has none", "C", NULL },
	{ "nor has C.UTF-8", "C.UTF-8", NULL },
	{ "nor has POSIX", "POSIX", NULL },
	{ "nothing has none", "", NULL },
	{ "no locale has none", NULL, NULL },
	{ "a way to other files is none", "../../etc/passwd", NULL },
	{ "nor is a language and a way", "es/../../etc", NULL },
	{ "nor is a word", "spanish", NULL },
};

static void
locale_has_language(void **state)
{
	const struct named *row = *state;
	g_autofree char *got = phrases_language(row->locale);

	assert_int_equal(g_strcmp0(got, row->want), 0);
}

static void
no_file_is_told(void **state)
{
	g_autofree char *wrong = NULL;
	g_autoptr(phrases) phrases = phrases_read("/nowhere/es.po", &wrong);

	(void)state;
	assert_non_null(wrong);
	assert_string_equal(phrases_get(phrases, "yes"), "yes");
}

static void
no_phrases_are_english(void **state)
{
	(void)state;
	assert_string_equal(phrases_get(NULL, "yes"), "yes");
}

/* The tests run in the folder of the sources. */
static void
spanish_has_no_mistake(void **state)
{
	g_autofree char *wrong = NULL;
	g_autoptr(phrases) phrases =
		phrases_read("shared/phrases/es.po", &wrong);

	(void)state;
	if (wrong != NULL)
		fail_msg("es.po: %s", wrong);
	assert_string_equal(phrases_get(phrases, "yes"), "sí");
}

int
main(void)
{
	struct tests tests = { .n = 0 };

	TESTS_TABLE(&tests, given, text_is_translated);
	TESTS_TABLE(&tests, named, locale_has_language);
	tests_add(&tests, "no file is told, and all stays English",
		no_file_is_told, NULL);
	tests_add(&tests, "without phrases all is English",
		no_phrases_are_english, NULL);
	tests_add(&tests, "the Spanish that we ship has no mistake",
		spanish_has_no_mistake, NULL);
	return TESTS_RUN(&tests, "phrases");
}
