#include "mail/filename.h"

#include "table.h"

/* Escaped once more, so that this file is read from left to right. */
static const struct row {
	const char *name, *filename, *type, *want;
} rows[] = {
	{ "a plain name stays", "Invoice 7.pdf", "application/pdf",
		"Invoice 7.pdf" },
	{ "a path is left out", "../../etc/passwd", "", "passwd" },
	{ "a path of Windows too", "C:\\\\TEMP\\\\a.png", "", "a.png" },
	{ "dots in front go", "...htaccess", "", "htaccess" },
	{ "a dash in front is no option", "-rf", "", "rf" },
	{ "blanks and dots at the end go", "a.exe. . ", "", "a.exe" },
	{ "control characters go", "a\\1\\n\\177\\302\\205z", "", "az" },
	{ "what turns the direction of text goes",
		"\\342\\200\\256cod.exe\\342\\201\\246\\342\\200\\217", "",
		"cod.exe" },
	{ "what is invisible hides no dot", "\\342\\200\\213.ssh", "", "ssh" },
	{ "a device is no name", "con.txt", "", "_con.txt" },
	{ "a device with a number is none", "LPT1", "", "_LPT1" },
	{ "a longer name is no device", "console.txt", "", "console.txt" },
	{ "a letter is no number of a device", "comx", "", "comx" },
	{ "broken UTF-8 becomes a mark", "a\\351.txt", "",
		"a\xef\xbf\xbd.txt" },
	{ "nothing is left: a name by type", "../..", "image/png",
		"unnamed.png" },
	{ "an unknown type has no extension", "", "x/y", "unnamed" },
	{ "no name is a name by type", NULL, "message/rfc822", "unnamed.eml" },
};

static void
name_is_safe(void **state)
{
	const struct row *row = *state;
	g_autofree char *name =
		row->filename ? g_strcompress(row->filename) : NULL;
	g_autofree char *got = filename_clean(name, row->type);

	assert_string_equal(got, row->want);
}

static void
a_long_name_keeps_its_extension(void **state)
{
	g_autoptr(GString) name = g_string_new("x");

	(void)state;
	for (int i = 0; i < 200; i++)
		g_string_append(name, "\xc3\xa9");
	g_string_append(name, ".pdf");
	g_autofree char *got = filename_clean(name->str, "");

	assert_true(strlen(got) <= FILENAME_BYTES_MAX);
	assert_true(g_str_has_suffix(got, "\xc3\xa9.pdf"));
	assert_true(g_utf8_validate(got, -1, NULL));
}

static void
a_long_name_ends_with_no_blank(void **state)
{
	g_autofree char *stem = g_strnfill(FILENAME_BYTES_MAX - 1, 'x');
	g_autofree char *name = g_strconcat(stem, " yz", NULL);
	g_autofree char *got = filename_clean(name, "");

	(void)state;
	assert_string_equal(got, stem);
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, name_is_safe);
	tests_add(&tests, "a long name is cut and keeps its extension",
		a_long_name_keeps_its_extension, NULL);
	tests_add(&tests, "a long name that is cut ends with no blank",
		a_long_name_ends_with_no_blank, NULL);
	return TESTS_RUN(&tests, "filename");
}
