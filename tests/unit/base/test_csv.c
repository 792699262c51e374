#include "base/csv.h"

#include "table.h"

/* want: each record as "LINE[field|field]", "LINE!why"; "~": converted */
static const struct row {
	const char *name, *bytes, *want;
	gsize size; /* 0: up to the NUL */
} rows[] = {
	{ "fields are parted by commas, records by line ends", "a,b\nc,d\n",
		"1[a|b]2[c|d]", 0 },
	{ "the last line needs no end", "a,b\nc,d", "1[a|b]2[c|d]", 0 },
	{ "CR LF is one line end, and CR alone is one", "a\r\nb\rc\r\n",
		"1[a]2[b]3[c]", 0 },
	{ "empty lines are no records, but count", "a\n\n\r\nb\n", "1[a]4[b]",
		0 },
	{ "fields may be empty", "a,,c\n,\n", "1[a||c]2[|]", 0 },
	{ "a mark of UTF-8 is passed over",
		"\xef\xbb\xbf"
		"a,b\n",
		"1[a|b]", 0 },
	{ "quotes hold commas, line ends and quotes",
		"\"a,b\",\"c\r\nd\",\"say \"\"x\"\"\"\nnext\n",
		"1[a,b|c\r\nd|say \"x\"]3[next]", 0 },
	{ "a quote within a field is a letter", "5\" disk,x\n", "1[5\" disk|x]",
		0 },
	{ "an empty quoted field is empty", "\"\",x\n", "1[|x]", 0 },
	{ "text behind a closing quote costs that line", "\"a\"b,c\nd,e\n",
		"1!there is text behind a closing quote2[d|e]", 0 },
	{ "a quote that is not closed costs its line alone", "a\n\"b,c\nd,e\n",
		"1[a]2!a quote is not closed3[d|e]", 0 },
	{ "a NUL costs its line", "a\0b,c\nd\n", "1!there is a NUL byte2[d]",
		8 },
	{ "Windows-1252 is converted", "M\xfcller,\x80\n",
		"1~[M\xc3\xbcller|\xe2\x82\xac]", 0 },
	{ "so is what Windows-1252 has no letter for", "a\x81\n",
		"1~[a\xc2\x81]", 0 },
	{ "overlong UTF-8 is no UTF-8", "\xc0\xaf\n", "1~[\xc3\x80\xc2\xaf]",
		0 },
	{ "semicolons are taken where the first line has more of them",
		"name;e-mail, all;z\nx;y\n", "1[name|e-mail, all|z]2[x|y]", 0 },
	{ "so are tabs", "a\tb\n1\t2\n", "1[a|b]2[1|2]", 0 },
	{ "nothing has no record", "", "", 0 },
	{ "line ends alone have none", "\r\n\n\r", "", 0 },
};

static void
show(GString *text, const struct csv_record *record)
{
	g_string_append_printf(text, "%u%s", record->line,
		record->converted ? "~" : "");
	if (record->bad != NULL) {
		g_string_append_printf(text, "!%s", record->bad);
		return;
	}
	for (guint i = 0; i < record->fields->len; i++)
		g_string_append_printf(text, "%c%s", i == 0 ? '[' : '|',
			(const char *)g_ptr_array_index(record->fields, i));
	g_string_append_c(text, ']');
}

static char *
read_all(const char *bytes, gsize size)
{
	struct csv csv = csv_of(bytes, size);
	struct csv_record record;
	GString *text = g_string_new(NULL);

	csv_record_init(&record);
	while (csv_next(&csv, &record))
		show(text, &record);
	csv_record_clear(&record);
	return g_string_free(text, FALSE);
}

static void
records_are_read(void **state)
{
	const struct row *row = *state;
	g_autofree char *got = read_all(row->bytes,
		row->size ? row->size : strlen(row->bytes));

	assert_string_equal(got, row->want);
}

static void
a_record_that_is_too_long_costs_itself(void **state)
{
	g_autofree char *many = g_strnfill(CSV_RECORD_BYTES_MAX, 'x');
	g_autofree char *plain = g_strconcat(many, "x\nb\n", NULL);
	g_autofree char *quoted = g_strconcat("\"", many, "\"\nb\n", NULL);
	g_autofree char *got = read_all(plain, strlen(plain));
	g_autofree char *other = read_all(quoted, strlen(quoted));

	(void)state;
	assert_string_equal(got, "1!the record is too long2[b]");
	assert_string_equal(other, "1!the record is too long2[b]");
}

static void
so_do_too_many_fields(void **state)
{
	g_autofree char *many = g_strnfill(CSV_FIELDS_MAX, ',');
	g_autofree char *text = g_strconcat(many, "\nb\n", NULL);
	g_autofree char *got = read_all(text, strlen(text));

	(void)state;
	assert_string_equal(got, "1!there are too many fields2[b]");
}

static void
what_is_written_is_read(void **state)
{
	static const char *const fields[] = { "plain", "a,b", "say \"x\"",
		"two\nlines", "" };
	g_autoptr(GString) text = g_string_new(NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		g_string_append(text, i > 0 ? "," : "");
		csv_append(text, fields[i], ',');
	}
	g_autofree char *got = read_all(text->str, text->len);
	assert_string_equal(got, "1[plain|a,b|say \"x\"|two\nlines|]");
}

int
main(void)
{
	struct tests tests = { 0 };

	TESTS_TABLE(&tests, rows, records_are_read);
	tests_add(&tests, "a record that is too long costs itself",
		a_record_that_is_too_long_costs_itself, NULL);
	tests_add(&tests, "so do too many fields", so_do_too_many_fields, NULL);
	tests_add(&tests, "what is written is read", what_is_written_is_read,
		NULL);
	return TESTS_RUN(&tests, "csv");
}
